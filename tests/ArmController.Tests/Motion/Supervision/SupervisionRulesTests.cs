using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class SupervisionRulesTests
{
    private static readonly SupervisionSettings Sound = SupervisorBench.Settings;

    public static TheoryData<double> NotBounds => [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e9];

    [Theory]
    [MemberData(nameof(NotBounds))]
    public void A_bound_that_is_no_positive_number_or_larger_than_any_reason_is_refused(double bad)
    {
        SupervisionSettings[] all =
        [
            Sound with { TopSpeed = SmallArms.Speed(3, 3, bad) },
            Sound with { NoiseRadians = bad },
            Sound with { FrozenSeconds = bad },
            Sound with { MovingRadiansPerSecond = bad },
            Sound with { TrackingRadians = bad },
            Sound with { LagSeconds = bad },
            Sound with { TrackingSeconds = bad },
            Sound with { VerifiedMoveRadians = bad },
            Sound with { VerifiedSeconds = bad },
            Sound with { BumpRadians = bad },
            Sound with { SlowShare = bad },
            Sound with { ParkShare = bad },
            Sound with { ParkedRadians = bad },
            Sound with { Heat = new HeatSettings { TimeConstantSeconds = bad } },
            Sound with { Heat = new HeatSettings { AssumedLoadShare = bad } },
            Sound with { Heat = new HeatSettings { WarmShare = bad } },
            Sound with { Heat = new HeatSettings { HotShare = bad } },
            Sound with { Heat = new HeatSettings { OverheatedShare = bad } },
            Sound with { Heat = new HeatSettings { RestedShare = bad } },
            Sound with { Supply = Sound.Supply with { LowestVolts = bad } },
            Sound with { Supply = Sound.Supply with { HighestAmperes = bad } },
            Sound with { Supply = Sound.Supply with { Seconds = bad } },
            Sound with { Load = new LoadSettings(null!, default, bad) },
        ];
        Assert.All(all, settings => Assert.Throws<ArgumentException>(() => settings.Check(3, hasSupplySensor: true)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    public void A_number_of_ticks_is_bounded_too(int bad)
    {
        Assert.Throws<ArgumentException>(() => (Sound with { SilentTicks = bad }).Check(3, true));
        Assert.Throws<ArgumentException>(() => (Sound with { CommandTicks = bad }).Check(3, true));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_may_be_zero_must_be_a_number_all_the_same(double bad)
    {
        Assert.Throws<ArgumentException>(() => (Sound with { ParkPose = SmallArms.Pose(0, double.NaN, 0) }).Check(3, true));
        Assert.Throws<ArgumentException>(() => (Sound with { Heat = new HeatSettings { MotionShare = bad } }).Check(3, true));
        Assert.Throws<ArgumentException>(
            () => (Sound with { Load = new LoadSettings(null!, Joints<NewtonMetre>.From([1, 1, bad]), 1) }).Check(3, true));
        (Sound with { Heat = new HeatSettings { MotionShare = 0 }, Load = new LoadSettings(null!, default, 1) }).Check(3, true);
    }

    [Theory]
    [InlineData(0.8, 0.8, 0.9, 1)]
    [InlineData(0.6, 0.9, 0.9, 1)]
    [InlineData(0.6, 0.8, 1, 0.9)]
    public void Heat_is_answered_in_order(double rested, double warm, double hot, double overheated)
    {
        HeatSettings heat = new() { RestedShare = rested, WarmShare = warm, HotShare = hot, OverheatedShare = overheated };
        Assert.Throws<ArgumentException>(() => (Sound with { Heat = heat }).Check(3, true));
        (Sound with { Heat = new HeatSettings { HotShare = 1 } }).Check(3, true);
    }

    [Fact]
    public void A_supply_that_nothing_measures_needs_no_bounds_and_a_measured_one_does()
    {
        (Sound with { Supply = default }).Check(3, hasSupplySensor: false);
        Assert.Throws<ArgumentException>(() => (Sound with { Supply = default }).Check(3, hasSupplySensor: true));
        Assert.Throws<ArgumentException>(() => (Sound with { Supply = new(5, double.PositiveInfinity, 1) }).Check(3, hasSupplySensor: false));
    }
}
