using System.Text.RegularExpressions;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>A task is named in its own folders and in the catalogue, and nowhere else: what is general knows no task.</summary>
public sealed partial class TaskNamesTests
{
    [Theory]
    [InlineData("Reach", "reach")]
    public void A_task_is_named_in_its_folders_and_in_the_catalogue_alone(string part, string word)
    {
        string[] files = [.. Files()];
        Assert.True(files.Length > 500);
        string[] own = [.. files.Where(file => IsOwn(file, part))];
        Assert.True(own.Length > 10);
        Assert.Contains(own, file => Named(File.ReadAllText(file), part, word).Any());
        string[] found =
        [
            .. files.Except(own).SelectMany(file => Named(File.ReadAllText(file), part, word)
                .Select(name => $"{Path.GetRelativePath(ProductTree.Root, file)}: {name}")),
        ];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("ReachTask task", "ReachTask")]
    [InlineData("new LearningReacher(view)", "LearningReacher")]
    [InlineData("IReacher reacher", "IReacher")]
    [InlineData("LostReachCost", "LostReachCost")]
    [InlineData("say(\"armctl learn reach\"u8)", "\"armctl learn reach\"")]
    [InlineData("$\"widen 'reach' {x}\"", "\"widen 'reach' {x}\"")]
    [InlineData("Tasks = [\"reach\"]", "\"reach\"")]
    [InlineData("places.Inside(\"reach.goals\")", "\"reach.goals\"")]
    public void The_scan_sees_it(string code, string name) => Assert.Contains(name, Named(code, "Reach", "reach"));

    [Theory]
    [InlineData("bool IsReached => NotReached || Reachable || Reaches(bounds);")]
    [InlineData("foreach (var each in all) { }")]
    [InlineData("// What an arm can reach, and the reach of a joint.")]
    [InlineData("\"the joint cannot be reached; out of reachMm\"")]
    [InlineData("\"frames that did not reach the servos\"")]
    public void The_scan_leaves_plain_English_alone(string code) => Assert.Empty(Named(code, "Reach", "reach"));

    private static bool IsOwn(string file, string part) =>
        file.Contains($"/Tasks/{part}/", StringComparison.Ordinal) || file.EndsWith("/Tasks/TaskCatalogue.cs", StringComparison.Ordinal);

    private static IEnumerable<string> Files() => new[] { "src", "hardware", "simulator" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ProductTree.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => file.Replace('\\', '/')).Where(file => !Built().IsMatch(file));

    private static IEnumerable<string> Named(string code, string part, string word)
    {
        IEnumerable<string> names = Identifier().Matches(code).Select(match => match.Value)
            .Where(name => Part().Matches(name).Any(match => match.Value == part || match.Value == $"{part}er"));
        IEnumerable<string> texts = code.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Literal().Matches(line)).Select(match => match.Value)
            .Where(text => Regex.IsMatch(text, $@"^""{word}["".]|\b(learn|start|tasks?) {word}\b|'{word}'"));
        return names.Concat(texts).Distinct();
    }

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"/(?:bin|obj)/")]
    private static partial Regex Built();
}
