using ArmController.Control.Tasks.Reach;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class ReachRewardTests
{
    private const double FullStep = Math.PI / 2 * 0.04;
    private const double MetresPerDecision = FullStep * 0.22;

    private static readonly ReachReward Reward = new(FullStep);

    [Fact]
    public void The_goal_is_worth_nothing_and_everything_else_less()
    {
        Assert.Equal(0, Reward.Potential(0));
        Gen.Select(Gen.Double[0, 2], Gen.Double[1e-6, 1]).Sample((near, further) =>
            Assert.True(Reward.Potential(near + further) < Reward.Potential(near)));
    }

    [Theory]
    [InlineData(0.0064)]
    [InlineData(0.08)]
    public void It_is_continuous_where_the_pace_changes(double distance)
    {
        double below = Reward.Potential(Math.BitDecrement(distance));
        double above = Reward.Potential(Math.BitIncrement(distance));
        Assert.Equal(below, above, 1e-12);
    }

    [Fact]
    public void Its_slope_is_minus_the_decisions_a_metre_takes_at_the_pace_there() => Gen.Double[0.0001, 0.5].Sample(distance =>
    {
        const double Step = 1e-7;
        double slope = (Reward.Potential(distance + Step) - Reward.Potential(distance - Step)) / (2 * Step);
        double expected = -1 / (MetresPerDecision * ReachPace.Share(distance));
        Assert.Equal(expected, slope, Math.Abs(expected) * 1e-4);
    });

    [Fact]
    public void Following_the_pace_from_afar_takes_as_many_decisions_as_it_says()
    {
        // Simulated in small parts of a decision, so that the pace is followed and not sampled.
        double decisions = 0;
        for (double distance = 0.3; distance > 0; decisions += 0.0005)
        {
            distance -= MetresPerDecision * ReachPace.Share(distance) * 0.0005;
        }

        Assert.Equal(-Reward.Potential(0.3), decisions, 0.01);
    }

    [Fact]
    public void A_closed_loop_earns_nothing_but_its_fines() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 50], Gen.Bool.Array[50]).Sample((distances, held) =>
        {
            double sum = 0;
            for (int i = 0; i < distances.Length; i++)
            {
                double before = Reward.Potential(distances[i]);
                double after = Reward.Potential(distances[(i + 1) % distances.Length]);
                sum += ReachReward.Of(before, after, held[i]);
            }

            Assert.Equal(-0.5 * held.Take(distances.Length).Count(h => h), sum, 1e-9);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_arm_without_a_pace_is_refused(double fullStep) => Assert.Throws<ArgumentOutOfRangeException>(() => new ReachReward(fullStep));
}
