using System.Globalization;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>Limits are limits per tick of the loop, however often the chip repeats its pulses.</summary>
public sealed class LoopPeriodTests
{
    // 10 us per degree: 25 degrees per second are 5 us in a tick of 20 ms. A count is 4.88 us at 50 Hz, 2.44 at 100, 8.12 at 30.
    [Theory]
    [InlineData(50, 25, true)]
    [InlineData(50, 24, false)]
    [InlineData(100, 13, true)]
    [InlineData(100, 12, false)]
    [InlineData(30, 41, true)]
    [InlineData(30, 40, false)]
    public void A_careful_speed_is_accepted_and_whether_it_is_one_is_asked_at_the_loops_period(
        double frequencyHertz, double degreesPerSecond, bool isACountATick)
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"frequencyHz\": 50", string.Create(CultureInfo.InvariantCulture, $"\"frequencyHz\": {frequencyHertz}"));
        arm.Spoil(
            "arm.json", "\"maxVelocityDegPerS\": 90", string.Create(CultureInfo.InvariantCulture, $"\"maxVelocityDegPerS\": {degreesPerSecond}"));

        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? configuration));

        EnvelopeFault[] slow = [.. EnvelopeRules.Check(configuration.Description, Cadence.Usual.Tick)];
        Assert.All(slow, fault => Assert.Equal(EnvelopeRule.SpeedBelowCount, fault.Rule));
        Assert.Equal(isACountATick, slow.Length == 0);
    }

    [Fact]
    public void A_pulse_that_does_not_fit_between_two_frames_is_refused_for_every_joint()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"frequencyHz\": 50", "\"frequencyHz\": 400");

        IReadOnlyList<Trouble> faults = ArmCatalogue.Load(arm.Folder).Faults;

        Assert.Equal(5, faults.Count);
        Assert.All(faults, fault => Assert.Contains("does not fit into the 2", fault.Cause, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.Contains("lower frequencyHz", fault.Remedy, StringComparison.Ordinal));
    }
}
