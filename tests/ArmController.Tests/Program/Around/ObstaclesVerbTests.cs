using System.Text.Json;
using System.Text.RegularExpressions;
using ArmController.Configuration.Troubles;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Around;

public sealed partial class ObstaclesVerbTests
{
    private static readonly string[] Small = ["obstacles", "--worlds", "3", "--goals", "4", "--seed", "9"];

    [Fact]
    public void The_planner_reaches_what_can_be_reached_and_one_seed_gives_one_result()
    {
        string[] words = [.. Small, "--kinds", "shelf,cupboard", "--methods", "leastSquares,planned", "--json"];
        (ExitCode exit, string output, _) = Run(words);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(WithoutBytes(output), WithoutBytes(Run(words).Output));
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement[] kinds = [.. json.RootElement.GetProperty("kinds").EnumerateArray()];
        Assert.Equal(["shelf", "cupboard"], kinds.Select(kind => kind.GetProperty("kind").GetString()));
        Assert.All(kinds, kind =>
        {
            JsonElement[] methods = [.. kind.GetProperty("methods").EnumerateArray()];
            Assert.Equal(["leastSquares", "planned"], methods.Select(method => method.GetProperty("method").GetString()));
            Assert.All(methods, method => Assert.Equal(12, method.GetProperty("goals").GetInt32()));
            Assert.Equal(1, methods[1].GetProperty("within20mm").GetDouble());
            Assert.InRange(methods[0].GetProperty("within20mm").GetDouble(), 0, 0.9);
            Assert.InRange(methods[1].GetProperty("secondsAGoal").GetDouble(), 0.2, 4);
        });
    }

    [Fact]
    public void The_table_has_a_line_for_every_kind_and_method_and_says_what_cannot_be_reached()
    {
        (ExitCode exit, string output, _) = Run([.. Small, "--kinds", "gate", "--methods", "planned,rehearsed"]);

        Assert.Equal(ExitCode.Done, exit);
        string[] lines = output.Split('\n');
        Assert.Contains("no posture", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("gate      rehearsed ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("          planned ", lines[3], StringComparison.Ordinal);
        Assert.Contains("would be honest", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--kinds", "shelve", "did you mean shelf?")]
    [InlineData("--methods", "planned,plan", "--methods does not know 'plan'")]
    public void A_word_that_nobody_knows_is_a_usage_error(string option, string word, string part)
    {
        (ExitCode exit, string output, string errors) = Run("obstacles", option, word);

        Assert.Equal((ExitCode.Usage, ""), (exit, output));
        Assert.Contains(part, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_that_cannot_be_read_exits_with_78() => Assert.Equal(ExitCode.Configuration, Run("obstacles", "--arm", "dsk4").Exit);

    // In its first runs the runtime makes a few bytes of its own.
    private static string WithoutBytes(string output) => Bytes().Replace(output, "");

    [GeneratedRegex("\"allocatedBytes\":\\d+")]
    private static partial Regex Bytes();

    private static (ExitCode Exit, string Output, string Errors) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode exit = CommandLine.Run(words, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
