using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision.Watches;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class HeatModelTests
{
    private static readonly HeatSettings Settings = new();

    [Fact]
    public void It_warms_up_to_the_square_of_the_load_and_what_motion_adds_in_its_time_constant()
    {
        HeatModel heat = default;
        double follow = 1 - Math.Exp(-0.02 / 300);
        Run(ref heat, 300, driven: true, load: 0.8, speed: 0.5, follow);
        double end = 0.64 + (0.25 * 0.25);
        Assert.Equal(end * (1 - Math.Exp(-1)), heat.Warmest, 1e-9);
        Run(ref heat, 6000, driven: true, load: 0.8, speed: 0.5, follow);
        Assert.Equal(end, heat.Warmest, 1e-6);
        Run(ref heat, 300, driven: false, load: 0.8, speed: 0.5, follow);
        Assert.Equal(end * Math.Exp(-1), heat.Warmest, 1e-6);
    }

    [Fact]
    public void Rated_torque_for_ever_is_just_too_much_and_the_warmest_lane_counts()
    {
        HeatModel heat = default;
        for (int n = 0; n < 2_000_000; n++)
        {
            heat.Advance(true, Joints<Share>.From([0.5, 1, 0.2]), default, Settings, 0.001, lanes: 3);
        }

        Assert.Equal(1, heat.Warmest, 1e-9);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void A_load_that_is_no_number_heats_as_much_as_any_can_and_leaves_a_heat_that_can_cool(double load)
    {
        HeatModel heat = default;
        Run(ref heat, 6000, driven: true, load, speed: 0, follow: 0.001);
        Assert.InRange(heat.Warmest, 1, HeatModel.MostHeat);
        Run(ref heat, 6000, driven: false, load, speed: 0, follow: 0.001);
        Assert.Equal(0, heat.Warmest, 1e-9);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1e300)]
    [InlineData(1e300)]
    public void A_loaded_heat_that_cannot_be_is_too_hot_and_can_cool(double loaded)
    {
        Joints<Share> lanes = Joints<Share>.From([0.5, loaded]);
        byte[] image = SavedState.Of((ref StateWriter writer) => writer.Write((ReadOnlySpan<double>)lanes));
        HeatModel heat = default;
        SavedState.Restore(image, (ref StateReader reader) => heat.Load(ref reader));
        Assert.InRange(heat.Warmest, 1, HeatModel.MostHeat);
        Joints<Share> none = default;
        for (int n = 0; n < 100_000; n++)
        {
            heat.Advance(false, none, none, Settings, 0.001, lanes: 2);
        }

        Assert.Equal(0, heat.Warmest, 1e-9);
    }

    private static void Run(ref HeatModel heat, double seconds, bool driven, double load, double speed, double follow)
    {
        for (int n = 0; n < seconds / 0.02; n++)
        {
            heat.Advance(driven, Joints<Share>.From([load]), Joints<Share>.From([-speed]), Settings, follow, lanes: 1);
        }
    }
}
