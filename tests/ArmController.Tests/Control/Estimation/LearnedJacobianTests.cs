using System.Collections.Immutable;
using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Simulator.World;
using Xunit;

namespace ArmController.Tests.Control.Estimation;

public sealed class LearnedJacobianTests(ITestOutputHelper output)
{
    private const double FiveDegrees = 5 * Math.PI / 180;

    private static readonly SerialChain Described = ShippedArms.Desk.Chain;

    private static readonly TwinPerturbation Wrong =
        new([], [1, 1.2, 0.8, 1.2], [FiveDegrees, FiveDegrees, FiveDegrees, FiveDegrees], 1);

    private static readonly LiftStructure Structure = LiftStructure.Of(Described)!;

    [Fact]
    public void Before_it_has_seen_anything_it_is_the_described_arms()
    {
        Joints<Radian> low = Lows();
        double error = Error(new LearnedJacobian(Described, Structure), Described, low, Highs());
        Assert.InRange(error, 0, 1e-3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Wrong_links_and_zeros_are_learned_from_noisy_samples_along_random_motion(ulong seed)
    {
        SerialChain truth = TrueChain.Of(Described, Wrong);
        LearnedJacobian learned = new(Described, Structure);
        double before = Error(learned, truth, Lows(), Highs());
        Walk(learned, truth, Lows(), Highs(), 6000, new Pcg32(seed, 1), out _);
        double after = Error(learned, truth, Lows(), Highs());
        output.WriteLine($"seed {seed}: error of the columns {before:P1} before, {after:P2} after two minutes");
        Assert.True(before > 0.15, $"{before:P1}");
        Assert.InRange(after, 0, 0.01);
    }

    [Fact]
    public void Leaning_backwards_over_the_base_axis_does_not_spoil_it()
    {
        Joints<Radian> low = Lows();
        low[1] = 1.2;
        low[2] = -0.9;
        low[3] = -0.9;
        SerialChain truth = TrueChain.Of(Described, Wrong);
        LearnedJacobian learned = new(Described, Structure);
        Walk(learned, truth, low, Highs(), 6000, new Pcg32(1, 1), out double backwards);
        double error = Error(learned, truth, low, Highs());
        output.WriteLine($"{backwards:P0} of the samples leaned backwards, error of the columns {error:P2}");
        Assert.InRange(backwards, 0.2, 0.9);
        Assert.InRange(error, 0, 0.01);
    }

    [Fact]
    public void It_is_frozen_when_learning_is_off_and_without_a_new_tip()
    {
        LearnedJacobian learned = new(Described, Structure);
        byte[] before = SavedState.Of(learned.Save);
        ArmState state = new() { TipAngles = Lows(), Tip = new(1, 1, 1), TipIsNew = true };
        learned.Observe(state, learning: false);
        state.TipIsNew = false;
        learned.Observe(state, learning: true);
        Assert.Equal(before, SavedState.Of(learned.Save));
        state.TipIsNew = true;
        learned.Observe(state, learning: true);
        Assert.NotEqual(before, SavedState.Of(learned.Save));
    }

    [Fact]
    public void What_was_saved_and_loaded_goes_on_bit_for_bit()
    {
        SerialChain truth = TrueChain.Of(Described, Wrong);
        LearnedJacobian straight = new(Described, Structure);
        Walk(straight, truth, Lows(), Highs(), 500, new Pcg32(1, 1), out _);
        LearnedJacobian loaded = new(Described, Structure);
        byte[] image = SavedState.Of(straight.Save);
        Assert.True(SavedState.Load(image, loaded.Load));
        Walk(straight, truth, Lows(), Highs(), 500, new Pcg32(2, 1), out _);
        Walk(loaded, truth, Lows(), Highs(), 500, new Pcg32(2, 1), out _);
        Assert.Equal(SavedState.Of(straight.Save), SavedState.Of(loaded.Save));
        Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), loaded.Load));
        for (int number = 0; number < image.Length / sizeof(double); number++)
        {
            byte[] spoiled = [.. image];
            BitConverter.TryWriteBytes(spoiled.AsSpan(number * sizeof(double)), double.NaN);
            Assert.False(SavedState.Load(spoiled, loaded.Load));
        }
    }

    [Fact]
    public void Forgetting_at_a_standstill_is_capped()
    {
        // Without a cap the variance of what is not excited grows as 0.9995^-n: 10^21 after 100,000 ticks.
        LearnedJacobian learned = new(Described, Structure);
        ArmState state = new() { TipAngles = Lows(), Tip = new(0.1, 0, 0.2), TipIsNew = true };
        for (int n = 0; n < 100_000; n++)
        {
            learned.Observe(state, learning: true);
        }

        byte[] image = SavedState.Of(learned.Save);
        double trace = 0;
        for (int i = 0; i < 7; i++)
        {
            double variance = BitConverter.ToDouble(image, ((i * 7) + i) * sizeof(double));
            Assert.True(variance > 0);
            trace += variance;
            for (int j = 0; j < 7; j++)
            {
                Assert.Equal(
                    BitConverter.ToDouble(image, ((j * 7) + i) * sizeof(double)), BitConverter.ToDouble(image, ((i * 7) + j) * sizeof(double)));
            }
        }

        Assert.InRange(trace, 50, 100.000001);
    }

    // Every joint sweeps its range at up to 90 degrees a second, 50 looks a second, with the noise of the shipped arm.
    private static void Walk(
        LearnedJacobian learned, SerialChain truth, Joints<Radian> low, Joints<Radian> high, int ticks, Pcg32 random, out double backwards)
    {
        Joints<Radian> angles = (low + high) * 0.5;
        Joints<Radian> step = default;
        int behind = 0;
        for (int n = 0; n < ticks; n++)
        {
            ArmState state = new() { TipIsNew = true };
            for (int i = 0; i < Described.Count; i++)
            {
                step[i] = n % 25 == 0 ? random.NextDouble(-0.0314, 0.0314) : step[i];
                angles[i] = Math.Clamp(angles[i] + step[i], low[i], high[i]);
                state.TipAngles[i] = angles[i] + (random.NextGaussian() * 0.3 * Math.PI / 180);
            }

            truth.Forward(angles, out ChainPose pose);
            behind += (pose.Tip.X * Math.Cos(angles[0])) + (pose.Tip.Y * Math.Sin(angles[0])) < 0 ? 1 : 0;
            state.Tip = pose.Tip + (new Vector3d(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * 0.001);
            learned.Observe(state, learning: true);
        }

        backwards = (double)behind / ticks;
    }

    // Root mean square of the columns' errors over that of the true columns, at poses away from the base axis.
    private static double Error(LearnedJacobian learned, SerialChain truth, Joints<Radian> low, Joints<Radian> high)
    {
        Pcg32 random = new(77, 7);
        double errors = 0;
        double sizes = 0;
        for (int n = 0; n < 500; n++)
        {
            ArmState state = default;
            for (int i = 0; i < truth.Count; i++)
            {
                state.Angles[i] = random.NextDouble(low[i], high[i]);
            }

            truth.Forward(state.Angles, out ChainPose pose);
            truth.Jacobian(pose, out LaneVectors expected);
            state.Tip = pose.Tip;
            if ((pose.Tip.X * pose.Tip.X) + (pose.Tip.Y * pose.Tip.Y) < 0.05 * 0.05)
            {
                continue;
            }

            learned.Columns(state, out LaneVectors columns);
            for (int i = 0; i < truth.Count; i++)
            {
                errors += Vector3d.Dot(columns[i] - expected[i], columns[i] - expected[i]);
                sizes += Vector3d.Dot(expected[i], expected[i]);
            }
        }

        return Math.Sqrt(errors / sizes);
    }

    private static Joints<Radian> Lows() => Joints<Radian>.From([.. Limits().Select(limits => limits.MinRadians)]);

    private static Joints<Radian> Highs() => Joints<Radian>.From([.. Limits().Select(limits => limits.MaxRadians)]);

    private static ImmutableArray<JointLimits> Limits() => [.. ShippedArms.Desk.Joints.Take(Described.Count).Select(joint => joint.Limits)];
}
