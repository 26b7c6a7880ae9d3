using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Tests.Docs;

/// <summary>A page of the reference that is written from the code and must equal it.</summary>
internal static class GeneratedPage
{
    /// <summary>Compares a page with what it should be; with ARMCTL_REGOLDEN=1 writes it first.</summary>
    /// <param name="name">Its name in docs/reference.</param>
    /// <param name="lines">What it should be.</param>
    public static void Compare(string name, IReadOnlyList<string> lines)
    {
        string published = Path.Combine(ProductTree.Root, "docs", "reference", name);
        if (Environment.GetEnvironmentVariable("ARMCTL_REGOLDEN") == "1")
        {
            File.WriteAllLines(published, lines);
        }

        Assert.Equal(lines, File.ReadAllLines(published));
    }

    /// <summary>A row of a table. A bar inside a cell is escaped, so that it does not end the cell.</summary>
    public static string Row(params string[] cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
