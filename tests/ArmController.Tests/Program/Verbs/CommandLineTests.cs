using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Verbs;

public sealed class CommandLineTests
{
    [Fact]
    public void Tasks_tells_units_rewards_and_oracles()
    {
        (ExitCode exit, string output, string errors) = Run("tasks", "reach", "--json");

        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement reach = Assert.Single(json.RootElement.GetProperty("tasks").EnumerateArray());
        Assert.Equal("reach", reach.GetProperty("name").GetString());
        Assert.Contains("-0.5", reach.GetProperty("reward").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(reach.GetProperty("oracles").EnumerateArray());
    }

    [Fact]
    public void Tasks_names_the_keys_of_numbers_that_every_arm_has_its_own_of()
    {
        (_, string output, _) = Run("tasks", "reach");

        Assert.All(
            (string[])["toleranceMm", "holdDecisions", "timeLimitS", "maxVelocityDegPerS", "jointNoiseDeg", "tipNoiseMm"],
            key => Assert.Contains(key, output, StringComparison.Ordinal));
        Assert.Contains("Every 40 ms", output, StringComparison.Ordinal);
        Assert.Contains("or from home, where the arm drives by itself after a goal missed", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("90 deg/s|20, 10|0\\.3 deg|1 mm|6 s", output);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _armctl armctl")]
    [InlineData("zsh", "compdef _armctl armctl")]
    [InlineData("fish", "complete -c armctl")]
    public void Completion_prints_a_script_that_asks_the_program(string shell, string line)
    {
        (ExitCode exit, string output, _) = Run("completion", shell);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("armctl ta", "tasks", "config")]
    [InlineData("armctl tasks rea", "reach", "tasks")]
    [InlineData("armctl config check --arm so", "so101", "desk4")]
    [InlineData("armctl completion f", "fish", "Fish")]
    [InlineData("armctl gates --level L", "L0", "L9")]
    public void The_program_answers_what_the_scripts_ask(string line, string word, string other)
    {
        (ExitCode exit, string output, _) = Run($"[suggest:{line.Length}]", line);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains(word, output.Split('\n'));
        Assert.DoesNotContain(other, output.Split('\n'));
    }

    [Theory]
    [InlineData("--help", "config")]
    [InlineData("tasks --help", "armctl tasks reach --json")]
    [InlineData("config check --help", "armctl config check --arm ./my-arm --json")]
    public void Help_shows_words_and_examples(string words, string part)
    {
        (ExitCode exit, string output, _) = Run(words.Split(' '));

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_option_is_not_taken_for_a_task()
    {
        (ExitCode exit, _, string errors) = Run("tasks", "--jsn");

        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("there is no option '--jsn'", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void A_fault_of_the_program_exits_with_70_and_shows_its_trace_only_when_asked(bool isVerbose, int atLeastLines)
    {
        using BrokenWriter output = new();
        using StringWriter errors = new();
        string[] words = isVerbose ? ["tasks", "--verbose"] : ["tasks"];

        ExitCode exit = CommandLine.Run(words, output, errors);

        string[] lines = errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ExitCode.Internal, exit);
        Assert.StartsWith("armctl: E-INT-01 ", lines[0], StringComparison.Ordinal);
        Assert.Equal(isVerbose, lines.Any(line => line.StartsWith("   at ", StringComparison.Ordinal)));
        Assert.True(lines.Length >= atLeastLines && (isVerbose || lines.Length == 1));
    }

    private static (ExitCode Exit, string Output, string Errors) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode exit = CommandLine.Run(words, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("The writer is broken.");
    }
}
