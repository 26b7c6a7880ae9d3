using ArmController.Proof.Gates;
using Xunit;

namespace ArmController.Campaigns.Program.Gates;

/// <summary>The levels whose learners learn for long; the tests have the others.</summary>
public sealed class GateTests
{
    private const ulong Seed = 1;

    // Transfer takes minutes and has a smaller test of its own.
    public static TheoryData<string> Names => [.. AllGates.Of(null).Where(gate => gate.Level is "L2" or "L4").Select(gate => gate.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_learner_does_what_the_literature_says(string name)
    {
        GateResult result = GateRun.Of(Reduced(AllGates.Of(null).Single(gate => gate.Name == name)), Seed, TestContext.Current.CancellationToken);
        Assert.True(result.Passed, $"seed {Seed}: {result.Mean} +- {result.StandardError} is not within {result.Gate.Low} to {result.Gate.High}");
    }

    // Of the levels that learn for long, few seeds here and all of them by armctl gates, which CI runs too.
    private static Gate Reduced(Gate gate) => gate.Level is "L4" ? gate with { Runs = 2 } : gate;

    /// <summary>Ten runs instead of a hundred, and a mark that is as much lower as they are less certain.</summary>
    [Fact]
    public void What_was_learned_in_tasks_before_helps_in_new_ones()
    {
        Gate gate = AllGates.Of("L3").Single(gate => gate.Name == TransferGates.Judged) with { Runs = 10, Low = 1.5 };
        GateResult result = GateRun.Of(gate, Seed, TestContext.Current.CancellationToken);
        Assert.True(result.Passed, $"seed {Seed}: {result.Mean} +- {result.StandardError} is below {gate.Low}");
    }
}
