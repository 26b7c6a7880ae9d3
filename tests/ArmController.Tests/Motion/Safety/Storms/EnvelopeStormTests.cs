using ArmController.Motion.Safety.Storms;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Storms;

/// <summary>Storms of seconds. The campaigns have those of a million ticks, which also meet everything that can happen.</summary>
public sealed class EnvelopeStormTests
{
    [Theory]
    [InlineData(20261124UL)]
    [InlineData(7UL)]
    public void A_short_storm_finds_nothing(ulong seed)
    {
        using EnvelopeStorm storm = new(seed);
        storm.Run(20_000);
        StormResult result = storm.Result;
        Assert.True(result.TotalViolations == 0, $"seed {seed}: {string.Join(' ', result.Violations)}");
        Assert.Equal((0, 20_000), (result.MonitorTrips, result.Ticks));
        Assert.True(result.StopChecks > 500, $"seed {seed}: {result}");
    }

    [Fact]
    public void One_seed_is_one_storm()
    {
        using EnvelopeStorm whole = new(3);
        using EnvelopeStorm pieces = new(3);
        whole.Run(20_000);
        pieces.Run(1);
        pieces.Run(19_999);
        Assert.Equal(whole.Result.Attacks, pieces.Result.Attacks);
        Assert.Equal(whole.Result.StopChecks, pieces.Result.StopChecks);
        Assert.Equal(whole.Result.DegradedTicks, pieces.Result.DegradedTicks);
    }
}
