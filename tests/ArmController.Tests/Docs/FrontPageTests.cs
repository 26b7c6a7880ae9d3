using ArmController.Tests.Program;
using Xunit;

namespace ArmController.Tests.Docs;

/// <summary>The README stays a front page, and what the pages say that was printed is printed.</summary>
public sealed class FrontPageTests
{
    private const string Promises = "## What is promised";
    private const string Evidence = "docs/evidence/";

    private static readonly Document Page = Document.At("README.md");

    /// <summary>All words count, those in fences, tables and links too: what stands between blanks is one.</summary>
    [Fact]
    public void The_readme_is_short()
    {
        int words = Page.Lines.Sum(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(Page.Lines.Length <= 150 && words <= 1_000, $"{Page.Lines.Length} lines and {words} words");
    }

    [Fact]
    public void Every_promise_leads_to_its_evidence()
    {
        IEnumerable<string> rest = Page.Lines.SkipWhile(line => line != Promises).Skip(1);
        string[] section = [.. rest.TakeWhile(line => !Begins(line, "## "))];
        string[] promises = [.. section.Where(line => Begins(line, "* "))];
        Assert.InRange(promises.Length, 4, 8);
        Assert.All(promises, line => Assert.Matches(@"\]\(docs/evidence/[a-z-]+\.md\)", line));
    }

    [Fact]
    public void Every_page_of_evidence_has_claim_command_machine_date_and_limits()
    {
        Document[] pages = [.. Document.All.Where(page => Begins(page.Path, Evidence) && page.Path != Evidence + "README.md")];
        Assert.NotEmpty(pages);
        foreach (Document page in pages)
        {
            Assert.All((string[])["**Claim.** ", "**Machine.** "], mark => Assert.Single(page.Lines, line => Begins(line, mark)));
            Assert.Matches(@"\b20\d\d-\d\d-\d\d\b", Assert.Single(page.Lines, line => Begins(line, "**Date.** ")));
            Assert.Contains("## What it does not show", page.Lines);
            Assert.Contains(page.Lines, line => Begins(line, "```") || Begins(line, "[.ci/"));
        }
    }

    [Fact]
    public async Task What_the_first_command_prints_is_what_the_pages_show()
    {
        RealProgram ran = await RealProgram.RunAsync("learn", "reach");
        Assert.Equal(0, ran.ExitCode);
        string[][] shown = [.. Document.All.SelectMany(page => Transcripts(page.Lines))];
        Assert.True(shown.Length >= 2, "the README and the first tutorial show what is printed");
        Assert.All(shown.SelectMany(lines => lines), line => Assert.Contains(line, ran.Output));
    }

    private static bool Begins(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal);

    // Fenced blocks with the table of success.
    private static IEnumerable<string[]> Transcripts(string[] lines)
    {
        for (int at = 0; at < lines.Length; at++)
        {
            if (Begins(lines[at], "success in %"))
            {
                int begin = Array.FindLastIndex(lines, at, line => Begins(line, "```")) + 1;
                int end = Array.FindIndex(lines, at, line => Begins(line, "```"));
                yield return [.. lines[begin..end].Where(line => line.Length > 0)];
            }
        }
    }
}
