using System.Text;
using System.Text.Json;
using ArmController.Proof.Gates;
using Xunit;

namespace ArmController.Tests.Program.Gates;

public sealed class GateTests
{
    private const ulong Seed = 1;

    // The levels that learn for long are held by armctl gates alone: .ci/run has the native program pass every gate.
    public static TheoryData<string> Names => [.. AllGates.Of(null).Where(gate => gate.Level is "L0" or "L1").Select(gate => gate.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_learner_does_what_the_literature_says(string name)
    {
        GateResult result = GateRun.Of(AllGates.Of(null).Single(gate => gate.Name == name), Seed, TestContext.Current.CancellationToken);
        Assert.True(result.Passed, $"seed {Seed}: {result.Mean} +- {result.StandardError} is not within {result.Gate.Low} to {result.Gate.High}");
    }

    /// <summary>A band is met by what it is for and not by anything: the same world without the idea behind it falls out of it.</summary>
    [Fact]
    public void A_gate_that_nobody_passes_fails_and_says_so()
    {
        Gate cliff = AllGates.Of("L1").Single(gate => gate.Name.StartsWith("cliff, Sarsa", StringComparison.Ordinal));
        Gate other = AllGates.Of("L1").Single(gate => gate.Name.StartsWith("cliff, Q-learning, return", StringComparison.Ordinal));
        Assert.False(GateRun.Of(cliff with { Measure = other.Measure }, Seed, TestContext.Current.CancellationToken).Passed);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_learner_that_diverged_fails_its_gate_and_can_be_reported(double figure)
    {
        Gate gate = new("L1", "diverges", 0, 1, 3, "nowhere", seed => seed == 2 ? figure : 0.5);
        GateResult result = GateRun.Of(gate, Seed, TestContext.Current.CancellationToken);
        Assert.False(result.Passed);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            GateJson.Write(json, [result], Seed, 0);
            json.WriteEndObject();
        }

        Assert.Contains("\"interquartileMean\":null,", Encoding.UTF8.GetString(bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_level_is_one_sentence()
    {
        RealProgram asked = await RealProgram.RunAsync("gates", "--level", "L9");
        Assert.Equal(2, asked.ExitCode);
        Assert.Contains(
            $"--level does not know 'L9'; name one of {string.Join(", ", AllGates.Levels)}", Assert.Single(asked.Errors), StringComparison.Ordinal);
    }
}
