using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class SupplyWatchTests
{
    private static readonly SupplySettings Settings = new(LowestVolts: 5, HighestAmperes: 3, Seconds: 0.2);

    [Theory]
    [InlineData(5, 3, Reasons.None)]
    [InlineData(4.99, 3, Reasons.SupplyLow)]
    [InlineData(5, 3.01, Reasons.OverCurrent)]
    [InlineData(4.99, 3.01, Reasons.SupplyLow | Reasons.OverCurrent)]
    [InlineData(double.NaN, 1, Reasons.SupplyLow)]
    public void What_lasts_for_ten_ticks_is_said(double volts, double amperes, Reasons expected)
    {
        SupplyWatch watch = default;
        for (int n = 1; n < 10; n++)
        {
            Assert.Equal(Reasons.None, watch.Look(volts, amperes, Settings, limit: 10));
        }

        Assert.Equal(expected, watch.Look(volts, amperes, Settings, limit: 10));
        Assert.Equal(Reasons.None, watch.Look(6, 1, Settings, limit: 10));
    }

    [Fact]
    public void The_inrush_of_a_start_is_no_overload()
    {
        SupplyWatch watch = default;
        for (int n = 0; n < 100; n++)
        {
            Assert.Equal(Reasons.None, watch.Look(6, n % 10 == 9 ? 1 : 20, Settings, limit: 10));
        }
    }

    [Fact]
    public void By_default_any_current_is_too_much()
    {
        SupplyWatch watch = default;
        Assert.Equal(Reasons.OverCurrent, watch.Look(6, 0.01, default, limit: 1));
    }
}
