using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Proof.Gates;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Gates;

/// <summary>How gates are told, to people and to programs.</summary>
public sealed class GatesVerbTests
{
    private const string Green = "\e[32mpass\e[0m";
    private const string Red = "\e[31mFALLS SHORT\e[0m";

    // A coin's mean lies in the one's band and cannot lie in the other's; nothing that was learned is needed for that.
    private static readonly Gate Easy = new("L0", "easy", 0, 1, 10, "a coin", seed => seed % 2);
    private static readonly Gate Impossible = new("L0", "impossible", 2, 3, 10, "a coin", seed => seed % 2);
    private static readonly Gate Diverged = new("L1", "diverged", 0, 1, 3, "no number", _ => double.NaN);

    [Fact]
    public void A_gate_that_falls_short_exits_with_4_and_is_named()
    {
        (ExitCode exit, string output, string errors) = Run([Easy, Impossible], isJson: false);

        Assert.Equal(ExitCode.TargetMissed, exit);
        Assert.Equal(4, (int)exit);
        string[] lines = output.Split('\n');
        Assert.Contains(" pass ", Assert.Single(lines, line => line.StartsWith("L0 easy ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "FALLS SHORT", Assert.Single(lines, line => line.StartsWith("L0 impossible ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("1 gates passed, 1 failed", output, StringComparison.Ordinal);
        Assert.StartsWith("armctl: E-GAT-01 1 gates fall short under seed 1;", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_that_all_hold_exit_with_0() =>
        Assert.Equal((ExitCode.Done, ""), (Run([Easy], isJson: false).Exit, Run([Easy], isJson: false).Errors));

    [Fact]
    public void What_every_run_must_hold_is_not_held_by_the_mean() =>
        Assert.Equal(ExitCode.TargetMissed, Run([Easy with { Low = 0.4, HoldsForEveryRun = true }], isJson: false).Exit);

    [Fact]
    public void A_learner_that_diverged_falls_short_and_its_figure_is_null()
    {
        (ExitCode exit, string output, _) = Run([Diverged], isJson: true);

        Assert.Equal(ExitCode.TargetMissed, exit);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement gate = Assert.Single(json.RootElement.GetProperty("gates").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, gate.GetProperty("mean").ValueKind);
        Assert.False(gate.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task Json_is_one_object_that_has_every_gate_of_the_level()
    {
        RealProgram ran = await RealProgram.RunAsync("gates", "--level", "l0", "--json");

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Errors);
        using JsonDocument json = JsonDocument.Parse(Assert.Single(ran.Output));
        Gate[] expected = [.. AllGates.Of("L0")];
        JsonElement[] gates = [.. json.RootElement.GetProperty("gates").EnumerateArray()];
        Assert.Equal((expected.Length, 0), (json.RootElement.GetProperty("passed").GetInt32(), json.RootElement.GetProperty("failed").GetInt32()));
        Assert.Equal(
            expected.Select(gate => (gate.Level, gate.Name, gate.Runs)),
            gates.Select(gate => (Text(gate, "level"), Text(gate, "name"), gate.GetProperty("runs").GetInt32())));
        Assert.All(gates, gate =>
        {
            double mean = gate.GetProperty("mean").GetDouble();
            Assert.InRange(mean, gate.GetProperty("low").GetDouble(), gate.GetProperty("high").GetDouble());
            Assert.True(gate.GetProperty("passed").GetBoolean());
            Assert.True(gate.GetProperty("standardError").GetDouble() >= 0);
        });
    }

    [Fact]
    public void A_band_that_has_one_end_has_null_at_the_other()
    {
        (_, string output, _) = Run([Easy with { High = double.PositiveInfinity }], isJson: true);
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("gates")[0].GetProperty("high").ValueKind);
    }

    [Fact]
    public void Verdicts_are_coloured_where_colours_are_shown_and_only_they()
    {
        string coloured = Run([Easy, Impossible], isJson: false, isColoured: true).Output;
        string plain = Run([Easy, Impossible], isJson: false).Output;

        Assert.Contains(Green, coloured, StringComparison.Ordinal);
        Assert.Contains(Red, coloured, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", plain, StringComparison.Ordinal);
        Assert.Equal(
            Gatelines(plain),
            Gatelines(coloured.Replace(Green, "pass", StringComparison.Ordinal).Replace(Red, "FALLS SHORT", StringComparison.Ordinal)));
        Assert.DoesNotContain("\e", Run([Impossible], isJson: true, isColoured: true).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM=xterm NO_COLOR= ", "", true)]
    [InlineData("TERM=xterm NO_COLOR=1", "", false)]
    [InlineData("TERM=xterm NO_COLOR= ", "--plain", false)]
    [InlineData("TERM=dumb NO_COLOR= ", "", false)]
    public async Task A_terminal_gets_colours_unless_it_is_told_not_to(string environment, string words, bool isColoured)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "no script(1) here to make a terminal");
        using Scratch place = new();
        RealProgram ran = await RealProgram.ShellAsync(place, $"script -qec '{environment} $armctl gates --level L0 {words}' /dev/null");

        Assert.Equal(0, ran.ExitCode);
        string[] gates = [.. ran.Output.Where(line => line.StartsWith("L0 ", StringComparison.Ordinal))];
        Assert.NotEmpty(gates);
        Assert.All(gates, line => Assert.Equal(isColoured, line.Contains(Green, StringComparison.Ordinal)));
        Assert.All(gates, line => Assert.Contains("pass", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_names_the_levels_that_there_are()
    {
        Assert.Equal(AllGates.Of(null).Select(gate => gate.Level).Distinct(), AllGates.Levels);
        Assert.All(AllGates.Levels, level => Assert.NotEmpty(AllGates.Of(level)));
        using StringWriter output = new();
        CommandLine.Run(["gates", "--help"], output, TextWriter.Null);
        Assert.Contains(string.Join(", ", AllGates.Levels), output.ToString().ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static IEnumerable<string> Gatelines(string output) => output.Split('\n').Where(line => line.StartsWith('L'));

    private static (ExitCode Exit, string Output, string Errors) Run(Gate[] gates, bool isJson, bool isColoured = false)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode exit = GatesVerb.Run(gates, 1, isJson, new Terminal(output, errors, isPlain: true, isVerbose: false, isColoured));
        return (exit, output.ToString(), errors.ToString());
    }
}
