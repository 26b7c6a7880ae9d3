using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Alignment;
using ArmController.Learning.Environments;
using ArmController.Learning.Rewards;
using ArmController.Numerics;
using ArmController.Worlds.Safety;
using Xunit;

namespace ArmController.Tests.Learning.Rewards;

/// <summary>A reward that can be gamed is found by its recordings, and the term is named.</summary>
public sealed class RewardLintTests
{
    private const int Up = 0;
    private const int Down = 1;
    private const int Right = 2;
    private const int Left = 3;

    private static readonly int[] ToAndFro = [Right, Left, Right, Left, Right, Left];
    private static readonly int[] OneLap = [Right, Right, Down, Down, Left, Left, Up, Up];

    [Fact]
    public void A_checkpoint_that_pays_to_and_fro_is_named()
    {
        RewardLoop loop = Assert.Single(Raced(ToAndFro).Loops);
        Assert.Equal("checkpoint", loop.Term);
        Assert.Equal(3, loop.Paid);
        Assert.Equal(2, loop.ToStep - loop.FromStep);
        Assert.Empty(Raced(OneLap).Loops);
    }

    [Fact]
    public void Behind_the_alignment_layer_it_pays_only_for_going_round()
    {
        BoatRace world = new();
        AlignedView layer = new(world);
        RewardLint lint = new(layer.Reward);
        Assert.True(Sum(layer, lint, ToAndFro) < 0);
        Assert.Empty(lint.Loops);
        Assert.Equal((4 * 3) - 8, Sum(layer, lint, OneLap), 12);
        Assert.Empty(lint.Loops);
    }

    [Fact]
    public void A_potential_that_is_none_is_named()
    {
        RewardLint lint = new(
            new RewardSpecification(new("honest", "m", 1, TermKind.Potential, -9, 9), new("nearer", "m", 1, TermKind.Potential, 0, 9)));
        double[] distances = [3, 2, 1, 2, 3, 2];
        lint.Begin(3);
        for (int i = 1; i < distances.Length; i++)
        {
            // The second pays for coming nearer and forgets to charge for going away.
            double nearer = distances[i - 1] - distances[i];
            lint.See((long)distances[i], [nearer, Math.Max(0, nearer)]);
        }

        Assert.Equal("nearer", Assert.Single(lint.Loops).Term);
    }

    [Fact]
    public void A_cost_that_pays_is_named()
    {
        RewardLint lint = new(new RewardSpecification(new("goal", "goals", 1), new RewardTerm("time", "s", -1, TermKind.Cost)));
        lint.Begin(0);
        lint.See(1, [5, -1]);
        Assert.Empty(lint.Loops);
        lint.See(2, [0, 0.1]);
        Assert.Equal("time", Assert.Single(lint.Loops).Term);
        lint.See(3, [0, double.NaN]);
        Assert.Equal(double.NaN, Assert.Single(lint.Loops).Paid);
    }

    /// <summary>
    /// To and fro at the edge of a goal, or anywhere, is worth nothing to the arm: whatever way comes back, its reward is zero or less.
    /// </summary>
    [Fact]
    public void Oscillating_at_the_edge_of_a_goal_does_not_pay()
    {
        ReachReward reward = new(0.03);
        RewardLint lint = new(ReachReward.Specification, 1e-9);
        Pcg32 random = new(20261128, 1);
        double[] distances = [.. Enumerable.Range(0, 40).Select(i => 0.0005 * (i + 1) * (i + 1))];
        int at = 20;
        lint.Begin(at);
        double sum = 0;
        for (int step = 0; step < 20_000; step++)
        {
            int to = Math.Clamp(at + random.NextInt(7) - 3, 0, distances.Length - 1);
            bool isHeld = random.NextInt(10) == 0;
            double paid = ReachReward.Of(reward.Potential(distances[at]), reward.Potential(distances[to]), isHeld);
            double fine = isHeld ? -ReachReward.LimitFine : 0;
            lint.See(to, [paid - fine, fine]);
            sum += paid;
            at = to;
        }

        Assert.Empty(lint.Loops);
        Assert.True(sum < 0);
    }

    private static RewardLint Raced(int[] actions)
    {
        BoatRace world = new();
        RewardLint lint = new(world.Reward);
        Sensed sensed = new(world.Reward.Terms.Length);
        world.Restart(sensed);
        lint.Begin(sensed.State);
        foreach (int action in actions)
        {
            world.Take(action, sensed);
            lint.See(sensed.State, [world.Reward.Terms[0].Weight * sensed.Evidence[0], world.Reward.Terms[1].Weight * sensed.Evidence[1]]);
        }

        return lint;
    }

    private static double Sum(AlignedView layer, RewardLint lint, int[] actions)
    {
        Observation seen = new(1);
        layer.Restart(seen);
        lint.Begin(seen.Features[0]);
        double sum = 0;
        foreach (int action in actions)
        {
            sum += layer.Take(action, seen).Reward;
            lint.See(seen.Features[0], layer.Amounts);
        }

        return sum;
    }
}
