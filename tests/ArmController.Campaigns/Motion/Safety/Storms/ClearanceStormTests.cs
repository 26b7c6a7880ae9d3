using ArmController.Motion.Safety.Storms;
using ArmController.Tests.Motion.Safety.Storms;
using Xunit;

namespace ArmController.Campaigns.Motion.Safety.Storms;

public sealed class ClearanceStormTests
{
    [Theory]
    [InlineData("desk4", 2)]
    [InlineData("desk4", 3)]
    [InlineData("so101", 2)]
    [InlineData("so101", 3)]
    public void A_storm_finds_nothing(string name, int order)
    {
        ClearanceStormResult result = ShippedStorm.Run(name, order, 100_000);
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.True(result.Violations == 0, result.ToString());
        Assert.True(result.ShortestMetres >= result.MarginMetres - 1e-9 && result.ShortestMetres < result.MarginMetres + 0.001);
        Assert.InRange(result.FastestMetresPerSecond, 0.8 * result.MaxTipMetresPerSecond, result.MaxTipMetresPerSecond + 1e-6);
        Assert.True(result.Ticks >= 100_000 && result.MonitorRefusals == 0 && result.StopChecks > 250 && result.DegradedTicks > 20
            && result.FreeMoves > 5 && result.BlockedMoves > 5);
        Assert.True(result.LimitSwitches > 30 && result.NarrowedRests > 10, result.ToString());
        Assert.True(result.TimeRatio < 1.02 && result.StuckMoves <= 1);
    }
}
