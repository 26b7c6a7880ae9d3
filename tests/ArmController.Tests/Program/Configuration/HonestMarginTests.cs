using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Numerics;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

public sealed class HonestMarginTests
{
    /// <summary>The corner that the formula speaks of, by simulation: one joint stops while another starts, both behind.</summary>
    [Fact]
    public void A_lagging_point_leaves_a_right_angle_by_its_speed_times_its_lag_over_e()
    {
        const double Speed = 1.5;
        const double Tau = 0.07;
        const double Step = 1e-5;
        double x = -Speed * Tau;
        double y = 0;
        double most = 0;
        for (double t = 0; t < 1; t += Step)
        {
            x += -x * Step / Tau;
            y += ((Speed * t) - y) * Step / Tau;
            most = Math.Max(most, Math.Min(-x, y));
        }

        Assert.Equal(Speed * Tau * Elementary.Exp(-1), most, 1e-4);
    }

    [Fact]
    public void It_grows_with_speed_lag_and_sag_and_a_limit_of_the_tip_s_speed_bounds_it()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        HonestMargin margin = HonestMargin.Of(arm);
        Assert.Equal(0.01, margin.WrittenMetres);
        Assert.True(margin.IsShort);
        Assert.InRange(margin.LeastMetres, 0.015, 0.03);
        Assert.True(HonestMargin.Of(arm with { ServoModel = arm.ServoModel with { TauSeconds = 0.1 } }).LeastMetres > margin.LeastMetres);
        Assert.True(HonestMargin.Of(arm with { Simulator = arm.Simulator with { SagRadians = 0.03 } }).LeastMetres > margin.LeastMetres);
        ArmDescription slow = arm.Description with { Obstacles = arm.Description.Obstacles! with { MaxTipMetresPerSecond = 0.1 } };
        Assert.True(HonestMargin.Of(arm with { Description = slow }).LeastMetres < margin.LeastMetres - 0.005);
        ArmDescription wide = arm.Description with { Obstacles = arm.Description.Obstacles! with { MarginMetres = 0.05 } };
        Assert.False(HonestMargin.Of(arm with { Description = wide }).IsShort);
    }
}
