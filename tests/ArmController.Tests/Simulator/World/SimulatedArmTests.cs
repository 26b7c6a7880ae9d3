using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Simulator.World;
using Xunit;

namespace ArmController.Tests.Simulator.World;

public sealed class SimulatedArmTests
{
    private static readonly Joints<Radian> Level = Joints<Radian>.From([0, 0.1, 0, 0, 0.5]);
    private static readonly Joints<Radian> Aside = Joints<Radian>.From([0.7, 1.2, -0.6, 0.4, 0.5]);

    [Fact]
    public void The_arm_goes_where_its_pulses_say_and_its_tip_is_the_true_chains()
    {
        using TwinBench bench = new(new([], [1, 1.2, 0.8, 1.2], [0.05, 0.05, 0.05, 0.05], 1));
        bench.Send(Aside);
        for (int n = 0; n < 200; n++)
        {
            bench.Pass(1);
            bench.Twin.Chain.Forward(bench.Twin.Angles, out ChainPose pose);
            Assert.Equal(pose.Tip, bench.Twin.Tip);
        }

        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(Aside[i], bench.Twin.Angles[i], bench.QuantumRadians);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void It_reacts_after_the_latency_and_not_before(int latency)
    {
        using TwinBench bench = new(new([], [], [], latency));
        bench.Send(bench.Home);
        bench.Pass(300);
        double before = bench.Twin.Angles[0];
        bench.Send(bench.Home + Joints<Radian>.From([0.5]));
        bench.Pass(latency);
        Assert.Equal(before, bench.Twin.Angles[0], 1e-9);
        bench.Pass(1);
        Assert.True(bench.Twin.Angles[0] > before + 0.01);
    }

    [Fact]
    public void Play_acts_on_its_own_joint()
    {
        using TwinBench bench = new(new([0, 0, 0.06], [], [], 1));
        bench.Send(bench.Home + Joints<Radian>.From([0.2, 0.2, 0.2]));
        bench.Pass(300);
        Assert.Equal(bench.Home[0] + 0.2, bench.Twin.Angles[0], bench.QuantumRadians);
        Assert.Equal(bench.Home[2] + 0.2 - 0.03, bench.Twin.Angles[2], bench.QuantumRadians);
    }

    [Fact]
    public void A_level_arm_sags_down_by_the_profiles_angle_and_an_upright_one_does_not()
    {
        using TwinBench level = new(TwinPerturbation.None, sagDegrees: 1);
        level.Send(Level);
        level.Pass(400);
        level.Twin.Chain.Forward(Level, out ChainPose straight);
        Assert.True(level.Twin.Tip.Z < straight.Tip.Z - 0.005, $"{level.Twin.Tip.Z} against {straight.Tip.Z}");

        // One degree at the shoulder for the whole reach, here at 0.1 rad above level.
        double rise = (straight.Tip - straight.Origins[1]).Length;
        Assert.Equal(Math.PI / 180 * Math.Cos(0.1) * rise / 0.348, Level[1] - level.Twin.Angles[1], level.QuantumRadians + 1e-4);
        Assert.Equal(0, level.Twin.Angles[0], level.QuantumRadians);

        using TwinBench upright = new(TwinPerturbation.None, sagDegrees: 1);
        Joints<Radian> up = Joints<Radian>.From([0, Math.PI / 2, 0, 0, 0.5]);
        upright.Send(up);
        upright.Pass(400);
        Assert.Equal(up[1], upright.Twin.Angles[1], upright.QuantumRadians + 1e-4);
    }

    [Fact]
    public void An_arm_that_leans_backwards_sags_down_too()
    {
        using TwinBench bench = new(TwinPerturbation.None, sagDegrees: 1);
        Joints<Radian> back = Joints<Radian>.From([0, 2.6, 0, 0, 0.5]);
        bench.Send(back);
        bench.Pass(400);
        bench.Twin.Chain.Forward(back, out ChainPose straight);
        Assert.True(bench.Twin.Tip.Z < straight.Tip.Z - 0.004);
    }

    [Fact]
    public void The_sensors_are_right_on_average_and_as_noisy_as_they_say()
    {
        using TwinBench bench = new(TwinPerturbation.None, new SensorNoise(0.005, 0.001));
        const int Looks = 20_000;
        Vector3d tipSum = default;
        double tipSquares = 0;
        double sum = 0;
        double squares = 0;
        double product = 0;
        for (int n = 0; n < Looks; n++)
        {
            Assert.True(bench.Twin.TryRead(out Joints<Radian> angles));
            Assert.True(bench.Twin.TryRead(out Vector3d tip));
            double first = angles[0] - bench.Twin.Angles[0];
            sum += first;
            squares += first * first;
            product += first * (angles[1] - bench.Twin.Angles[1]);
            tipSum += tip - bench.Twin.Tip;
            tipSquares += Vector3d.Dot(tip - bench.Twin.Tip, tip - bench.Twin.Tip);
            Assert.Equal(0, angles[7]);
        }

        // Five sigma each: sigma / sqrt(n) for means, sigma^2 sqrt(2/n) for variances, sigma^2 / sqrt(n) for the product of independent ones.
        Assert.InRange(sum / Looks, -5 * 0.005 / Math.Sqrt(Looks), 5 * 0.005 / Math.Sqrt(Looks));
        Assert.InRange(squares / Looks / (0.005 * 0.005), 1 - (5 * Math.Sqrt(2.0 / Looks)), 1 + (5 * Math.Sqrt(2.0 / Looks)));
        Assert.InRange(product / Looks / (0.005 * 0.005), -5 / Math.Sqrt(Looks), 5 / Math.Sqrt(Looks));
        Assert.InRange((tipSum * (1.0 / Looks)).Length, 0, 0.001 * 5 * Math.Sqrt(3.0 / Looks));
        Assert.InRange(tipSquares / Looks / (3 * 0.001 * 0.001), 1 - (5 * Math.Sqrt(2.0 / (3 * Looks))), 1 + (5 * Math.Sqrt(2.0 / (3 * Looks))));
    }

    [Fact]
    public void The_seeds_decide_the_arm_and_the_noise()
    {
        Assert.Equal(Run(1, 1), Run(1, 1));
        Assert.NotEqual(Run(1, 1), Run(2, 1));
        Assert.NotEqual(Run(1, 1), Run(1, 2));
    }

    [Fact]
    public void A_saved_world_goes_on_bit_for_bit()
    {
        using TwinBench bench = Everything(1, 1);
        bench.Send(Aside);
        Look(bench, 30);
        byte[] image = SavedState.Of(bench.Twin.Save);
        using TwinBench loaded = Everything(1, 9);
        loaded.Send(Aside);
        Look(loaded, 5);
        SavedState.Restore(image, loaded.Twin.Load);
        Assert.Equal(bench.Twin.Tip, loaded.Twin.Tip);
        Assert.Equal(Look(bench, 50), Look(loaded, 50));
        Assert.Equal(SavedState.Of(bench.Twin.Save), SavedState.Of(loaded.Twin.Save));
    }

    private static TwinBench Everything(ulong armSeed, ulong noiseSeed) =>
        new(new([0, 0, 0.05], [1, 1.2, 0.8, 1.2], [0.05, 0.05, 0.05, 0.05], 3), new SensorNoise(0.005, 0.001), 1, armSeed, noiseSeed, exact: false);

    private static Vector3d[] Run(ulong armSeed, ulong noiseSeed)
    {
        using TwinBench bench = Everything(armSeed, noiseSeed);
        bench.Send(Aside);
        return Look(bench, 100);
    }

    private static Vector3d[] Look(TwinBench bench, int ticks)
    {
        Vector3d[] seen = new Vector3d[ticks];
        for (int n = 0; n < ticks; n++)
        {
            bench.Pass(1);
            bench.Twin.TryRead(out seen[n]);
        }

        return seen;
    }
}
