using ArmController.Configuration;

namespace ArmController.Tests.Program.Configuration;

/// <summary>A copy of the desk arm that a test may spoil.</summary>
internal sealed class ArmCopy : IDisposable
{
    private readonly Scratch scratch = new();

    public ArmCopy()
    {
        Directory.CreateDirectory(Folder);
        string shipped = System.IO.Path.Combine(AppContext.BaseDirectory, "arms", "desk4");
        foreach (string name in (string[])[ArmSource.UrdfName, ArmSource.JsonName])
        {
            File.Copy(System.IO.Path.Combine(shipped, name), Path(name));
        }
    }

    public string Folder => System.IO.Path.Combine(scratch.Path, "mine");

    public string Path(string file) => System.IO.Path.Combine(Folder, file);

    /// <summary>Replaces the first occurrence and returns its line, from one.</summary>
    public int Spoil(string file, string find, string replace)
    {
        string text = File.ReadAllText(Path(file));
        int at = text.IndexOf(find, StringComparison.Ordinal);
        Xunit.Assert.True(at >= 0, $"{file} holds no '{find}'");
        File.WriteAllText(Path(file), text[..at] + replace + text[(at + find.Length)..]);
        return 1 + text.AsSpan(0, at).Count('\n');
    }

    public void Dispose() => scratch.Dispose();
}
