using Xunit;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>
/// The room as it is breaks no property of the trials. The campaigns try the shield too, which takes longer,
/// and show that trials find deliberate bugs.
/// </summary>
public sealed class SoundRoomTests
{
    private const ulong Seed = 20261124;

    [Fact]
    public void The_limiter_breaks_no_property() => Assert.Null(LimiterTrial.Properties(Seed));

    [Fact]
    public void Changes_of_limits_break_no_property() => Assert.Null(LimitsTrial.Properties(Seed));

    [Fact]
    public void The_modes_break_no_property() => Assert.Null(ModeTrial.Properties(Seed));

    [Fact]
    public void The_monitor_objects_to_nothing_that_limiter_and_shield_let_through() =>
        Assert.False(LimiterTrial.MonitorObjects(Seed) || ShieldTrial.MonitorObjects(Seed));

    [Fact]
    public void The_arm_rests_above_the_table_it_is_lowered_to() => Assert.Equal("Ok, Good, Armed, written, driven", BrokenShieldTrial.Lower(Seed));
}
