using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Worlds;
using ArmController.Worlds.Grids;
using Xunit;

namespace ArmController.Tests.Learning.Temporal;

public sealed class DivergenceDetectorTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e151)]
    public void An_error_that_is_no_number_trips_at_once(double error)
    {
        DivergenceDetector detector = new(0.9);
        Assert.True(detector.Watch(1, 1));
        Assert.False(detector.Watch(1, error));
        Assert.Equal(DivergenceReason.NoNumber, detector.Reason);
        Assert.False(detector.Watch(1, 1));
    }

    /// <summary>
    /// Rewards of 1 under a discount of 0.9 are worth 10 at most, an error is 20 at most: ten times that, on average over a hundred steps.
    /// </summary>
    [Fact]
    public void Errors_that_grow_beyond_the_rewards_trip()
    {
        DivergenceDetector detector = new(0.9);
        double error = 1;
        int steps = 0;
        while (detector.Watch(1, error))
        {
            error *= 1.05;
            steps++;
        }

        Assert.Equal(DivergenceReason.BeyondRewards, detector.Reason);
        Assert.InRange(steps, 100, 300);
        Assert.True(detector.Strain > 1 && double.IsFinite(error));
    }

    [Fact]
    public void A_single_large_error_does_not()
    {
        DivergenceDetector detector = new(0.9);
        for (int step = 0; step < 10_000; step++)
        {
            Assert.True(detector.Watch(1, step % 1_000 == 999 ? 2_000 : 1));
        }

        Assert.InRange(detector.Strain, 0, 0.2);
    }

    [Fact]
    public void Large_rewards_explain_large_errors()
    {
        DivergenceDetector detector = new(0.5);
        Pcg32 random = new(1, 1);
        for (int step = 0; step < 10_000; step++)
        {
            double reward = 1e6 * random.NextGaussian();
            Assert.True(detector.Watch(reward, 3 * reward));
        }
    }

    [Fact]
    public void What_is_believed_first_explains_errors_without_rewards()
    {
        DivergenceDetector detector = new(0.9);
        detector.Believe(-100);
        for (int step = 0; step < 10_000; step++)
        {
            Assert.True(detector.Watch(0, 190));
        }
    }

    [Fact]
    public void A_torn_or_senseless_image_is_refused()
    {
        DivergenceDetector detector = new(0.9);
        detector.Watch(1, 1);
        byte[] image = new byte[DivergenceDetector.SavedBytes];
        StateWriter writer = new(image);
        detector.Save(ref writer);
        Assert.Equal(image.Length, writer.Length);
        DivergenceDetector other = new(0.9);
        StateReader whole = new(image);
        Assert.True(other.Load(ref whole));
        Assert.Equal(detector.Strain, other.Strain);

        StateReader torn = new(image.AsSpan(0, image.Length - 1));
        Assert.False(other.Load(ref torn));
        image[^1] = 7;
        StateReader senseless = new(image);
        Assert.False(other.Load(ref senseless));
        Assert.True(other.IsNew);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_discount_is_refused(double gamma) => Assert.Throws<ArgumentOutOfRangeException>(() => new DivergenceDetector(gamma));

    /// <summary>Steps far too large for eight shared features: an ordinary mistake.</summary>
    [Fact]
    public void A_learner_with_too_large_steps_stops_with_all_weights_numbers()
    {
        MountainCar world = new(new Pcg32(1, 2));
        TdLearner learner = new(world, new(Target.Taken, Step: 4, Epsilon: 0.1), new Pcg32(1, 1));
        Trial trial = new(world, learner);
        for (int step = 0; step < 100_000 && !learner.Divergence.HasTripped; step++)
        {
            trial.Step();
        }

        Assert.True(learner.Divergence.HasTripped);
        double[] weights = learner.Table.Weights.ToArray();
        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
        for (int step = 0; step < 1_000; step++)
        {
            trial.Step();
        }

        Assert.Equal(weights, learner.Table.Weights);
    }

    /// <summary>No reward is believed in that weights cannot hold: they stay numbers, and the learner says that it stopped.</summary>
    [Theory]
    [InlineData(1e200)]
    [InlineData(double.MaxValue)]
    public void Rewards_beyond_all_measure_move_nothing(double reward)
    {
        CliffWalk world = new();
        TdLearner learner = new(world, new(Step: 1), new Pcg32(1, 1));
        Observation seen = new(1);
        world.Restart(seen);
        learner.Begin(seen);
        learner.Learn(new Outcome(reward, false), seen);
        Assert.Equal(DivergenceReason.NoNumber, learner.Divergence.Reason);
        Assert.All(learner.Table.Weights.ToArray(), weight => Assert.Equal(0, weight));
    }

    /// <summary>
    /// The textbook's learners come nowhere near it, in worlds that pay up to 100 a step, with and without a discount,
    /// with long traces and wide steps.
    /// </summary>
    [Fact]
    public void No_learner_that_is_sound_comes_near()
    {
        foreach (string name in EveryLearner.Names)
        {
            (IEnvironment world, ILearner learner) = EveryLearner.Of(name, 1);
            if (learner is not TdLearner watched)
            {
                continue;
            }

            Trial trial = new(world, learner);
            double most = 0;
            for (int step = 0; step < 50_000; step++)
            {
                trial.Step();
                most = Math.Max(most, watched.Divergence.Strain);
            }

            Assert.True(most < 0.1, $"{name}: {most} of what is tolerated");
            TestContext.Current.SendDiagnosticMessage($"{name}: {most:0.0000}");
        }
    }
}
