using System.Text.RegularExpressions;
using ArmController.Configuration.Troubles;
using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Tests.Program.Troubles;

/// <summary>One table of codes: what the program says is in it, what is in it is said, and the page of the documentation is it.</summary>
public sealed partial class TroubleCodesTests
{
    [Fact]
    public void Every_code_that_is_said_is_in_the_table_and_every_code_of_the_table_is_said()
    {
        string[] said = [.. ProductSource.Files.Where(file => Path.GetFileName(file) != "TroubleCodes.cs")
            .SelectMany(file => Said().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct()
            .Order(StringComparer.Ordinal)];
        Assert.Equal(TroubleCodes.All.Select(entry => entry.Code), said);
    }

    [Fact]
    public void A_code_has_one_meaning_in_one_sentence()
    {
        Assert.All(TroubleCodes.All, entry => Assert.Matches("^E-[A-Z]{3}-[0-9]{2}$", entry.Code));
        Assert.All(TroubleCodes.All, entry => Assert.Matches(@"^[A-Z][^.|]+\.$", entry.Meaning));
        Assert.Distinct(TroubleCodes.All.Select(entry => entry.Code));
        Assert.Distinct(TroubleCodes.All.Select(entry => entry.Meaning));
    }

    /// <summary>Published; `.ci/regolden` writes it anew.</summary>
    [Fact]
    public void The_page_of_the_documentation_is_the_table()
    {
        string page = Path.Combine(ProductTree.Root, "docs", "reference", "errors.md");
        if (Environment.GetEnvironmentVariable("ARMCTL_REGOLDEN") == "1")
        {
            File.WriteAllLines(page, ErrorPage.Lines);
        }

        Assert.Equal(ErrorPage.Lines, File.ReadAllLines(page));
    }

    // In a text of the program, not in a comment.
    [GeneratedRegex("\"[^\"\n]*(E-[A-Z]{3}-[0-9]{2})")]
    private static partial Regex Said();
}
