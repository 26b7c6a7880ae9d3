using System.CommandLine;
using System.Text.RegularExpressions;
using ArmController.Deployment;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Docs;

/// <summary>What the pages tell a reader to type is read by the program without an error. Nothing is carried out.</summary>
public sealed partial class CommandsInDocsTests
{
    [Fact]
    public void Every_command_in_a_fence_is_understood()
    {
        (string Where, string[] Words)[] commands = [.. Document.All.SelectMany(Commands)];
        string[] faults = [.. commands.SelectMany(command => Faults(command.Where, command.Words))];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
        Assert.True(commands.Length > 60, $"only {commands.Length} commands were found");
    }

    /// <summary>In a sentence a verb may stand without what it needs; the words that are there must be known.</summary>
    [Fact]
    public void Every_command_in_a_sentence_is_known()
    {
        foreach (Document page in Document.All)
        {
            foreach (Match code in page.Prose.SelectMany(line => InlineCommand().Matches(line)))
            {
                ParseResult read = CommandLine.Parse(WordsOf(code.Groups[1].Value)!);
                Assert.True(read.UnmatchedTokens.Count == 0, $"{page.Path}: {code.Value} is not known");
            }
        }
    }

    [Theory]
    [InlineData("armctl learn reach --minutes 5", "learn", "reach", "--minutes", "5")]
    [InlineData("sudo armctl service install --apply", "service", "install", "--apply")]
    [InlineData("ssh USER@HOST armctl status --json >status.jsonl", "status", "--json")]
    [InlineData("dotnet run -c Release --project src/ArmController -- learn reach", "learn", "reach")]
    [InlineData("dotnet run -c Release --project tests/ArmController.Benchmarks -- speed")]
    [InlineData("armctl: this is what the program says")]
    [InlineData("dotnet test -c Release")]
    public void Words_are_found_as_a_shell_finds_them(string line, params string[] words) => Assert.Equal(words, WordsOf(line) ?? []);

    [Theory]
    [InlineData("armctl lern reach")]
    [InlineData("armctl learn reach --minits 5")]
    [InlineData("armctl learn reach --minutes five")]
    [InlineData("armctl learn dance")]
    public void A_command_that_is_not_understood_is_found(string line) => Assert.NotEmpty(Faults("bait", WordsOf(line)!));

    /// <summary>A snippet of code nobody compiles is soon wrong.</summary>
    [Fact]
    public void No_page_shows_code_that_nobody_compiles() =>
        Assert.DoesNotContain(Document.All.SelectMany(page => page.FenceWords), word => word.ToLowerInvariant() is "cs" or "csharp" or "c#");

    [Fact]
    public void No_cell_of_a_table_is_a_paragraph()
    {
        foreach (Document page in Document.All)
        {
            foreach (string cell in page.Prose.Where(line => line.StartsWith('|')).SelectMany(line => line.Split('|')))
            {
                Assert.True(cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 60, $"{page.Path}: {cell}");
            }
        }
    }

    private static IEnumerable<(string Where, string[] Words)> Commands(Document page)
    {
        for (int i = 0; i < page.Fenced.Length; i++)
        {
            if (WordsOf(page.Fenced[i]) is { } words)
            {
                yield return ($"{page.Path}:{i + 1}", words);
            }
        }
    }

    private static IEnumerable<string> Faults(string where, string[] words) =>
        CommandLine.Parse(words).Errors.Select(fault => $"{where}: armctl {string.Join(' ', words)}: {fault.Message}");

    // The words behind armctl, if the line has a shell start it; where output goes to is the shell's.
    private static string[]? WordsOf(string line)
    {
        string[] words = Shell.Split(line.Split([" >", " | "], 2, StringSplitOptions.None)[0]) ?? [];
        int at = words is ["armctl", ..] ? 0
            : words is ["sudo", "armctl", ..] ? 1
            : words is ["ssh", _, "armctl", ..] ? 2
            : words is ["dotnet", "run", ..] && words.Contains("src/ArmController") ? Array.IndexOf(words, "--")
            : -1;
        return at < 0 ? null : words[(at + 1)..];
    }

    [GeneratedRegex("`(armctl [^`]+)`")]
    private static partial Regex InlineCommand();
}
