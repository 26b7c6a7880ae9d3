using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using Xunit;

namespace ArmController.Campaigns.Motion.Safety.Storms;

public sealed class EnvelopeStormTests
{
    [Theory]
    [InlineData(20261124UL)]
    [InlineData(7UL)]
    public void A_storm_of_a_million_ticks_finds_nothing(ulong seed)
    {
        using EnvelopeStorm storm = new(seed);
        storm.Run(1_000_000);
        StormResult result = storm.Result;
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.True(result.TotalViolations == 0, $"seed {seed}: {string.Join(' ', result.Violations)}");
        Assert.Equal(0, result.MonitorTrips);
        Assert.Equal(1_000_000, result.Ticks);
        Assert.Equal(result.JointTicks, result.Attacks.Sum());
        Assert.All(result.Attacks, count => Assert.True(count > 100_000));
        Assert.True(result.Arms > 100 && result.StopChecks > 50_000 && result.DegradedTicks > 1000 && result.Trips > 10);
        Assert.True(
            result.Switches > 1000 && result.NarrowedRests > 300 && result.Recoveries > 20,
            $"{result.Switches} {result.NarrowedRests} {result.Recoveries}");
        Assert.True(result.Refusals.Sum() > 10 && result.Refusals[(int)EnvelopeRule.None] == 0);
    }
}
