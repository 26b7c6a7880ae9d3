using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision.Watches;
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

    private static void Run(ref HeatModel heat, double seconds, bool driven, double load, double speed, double follow)
    {
        for (int n = 0; n < seconds / 0.02; n++)
        {
            heat.Advance(driven, Joints<Share>.From([load]), Joints<Share>.From([-speed]), Settings, follow, lanes: 1);
        }
    }
}
