using System.Text.RegularExpressions;
using Xunit;

namespace ArmController.Tests.Docs;

/// <summary>Every link of every page leads somewhere, and every page of docs is led to.</summary>
public sealed partial class DocumentLinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading()
    {
        string[] faults = [.. Document.All.SelectMany(Faults)];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_page_of_docs_is_led_to_from_the_map_or_from_the_list_of_evidence()
    {
        string[] lists = ["docs/README.md", "docs/evidence/README.md"];
        HashSet<string> led = [.. lists.Select(Document.At).SelectMany(Targets).Select(target => target.Place)];
        IEnumerable<string> all = Document.All.Select(page => page.Path);
        string[] pages = [.. all.Where(path => path != lists[0] && path.StartsWith("docs/", StringComparison.Ordinal))];
        Assert.All(pages, page => Assert.Contains(page, led));
        Assert.True(pages.Length > 30, $"only {pages.Length} pages were found");
    }

    [Theory]
    [InlineData("[there](README.md)", true)]
    [InlineData("![drawn](docs/pictures/rooms.svg)", true)]
    [InlineData("[a folder](docs/evidence/), [its page](docs/evidence/README.md#safety)", true)]
    [InlineData("[the world](https://example.org/nowhere)", true)]
    [InlineData("`[not](a-link.md)`", true)]
    [InlineData("[gone](nowhere.md)", false)]
    [InlineData("![gone](docs/pictures/Rooms.svg)", false)]
    [InlineData("[no such heading](README.md#nothing-of-it)", false)]
    [InlineData("[no such heading here](#nothing-of-it)", false)]
    [InlineData("[out of the tree](../elsewhere.md)", false)]
    [InlineData("[[brackets] in it](nowhere.md)", false)]
    public void A_link_that_leads_nowhere_is_found(string line, bool leads) =>
        Assert.Equal(leads, !Faults(new("bait.md", [line])).Any());

    private static IEnumerable<string> Faults(Document page)
    {
        foreach ((string place, string anchor, int line) in Targets(page))
        {
            if (place != page.Path && !Document.Places.Contains(place))
            {
                string[] moved = [.. Document.Places.Where(other => Path.GetFileName(other) == Path.GetFileName(place))];
                string hint = moved.Length is > 0 and < 4 ? $"; it may have moved to {string.Join(" or ", moved)}" : "";
                yield return $"{page.Path}:{line}: {place} is not there{hint}";
            }
            else if (anchor.Length > 0)
            {
                Document? other = place == page.Path ? page : Document.All.SingleOrDefault(document => document.Path == place);
                if (other is null || !other.Anchors.Contains(anchor))
                {
                    yield return $"{page.Path}:{line}: {place} has no heading #{anchor}";
                }
            }
        }
    }

    private static IEnumerable<(string Place, string Anchor, int Line)> Targets(Document page)
    {
        for (int i = 0; i < page.Prose.Length; i++)
        {
            foreach (Match link in Link().Matches(InlineCode().Replace(page.Prose[i], "")))
            {
                string target = Uri.UnescapeDataString(link.Groups[1].Value);
                if (!Elsewhere().IsMatch(target))
                {
                    string[] parts = target.Split('#', 2);
                    yield return (parts[0].Length == 0 ? page.Path : PlaceOf(page, parts[0]), parts.Length > 1 ? parts[1] : "", i + 1);
                }
            }
        }
    }

    private static string PlaceOf(Document page, string target)
    {
        string root = Path.GetFullPath("/root");
        return Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(page.Path)!, target))).TrimEnd('/');
    }

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:")]
    private static partial Regex Elsewhere();
}
