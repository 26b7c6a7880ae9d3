using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>What a person says with a press of the arm switch, what is known of an arm that nobody drives, and what an end changes.</summary>
public sealed class ConfirmationTests : IDisposable
{
    private readonly SupervisorBench bench = new();

    public static TheoryData<Mode> Modes => [.. Enum.GetValues<Mode>()];

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_confirmation_is_good_for_the_press_it_came_with_and_for_no_other()
    {
        bench.Ticks(1100);

        // Without a press it says nothing.
        bench.Panel = bench.Panel with { PoseConfirmed = true };
        bench.Ticks(3);
        bench.Panel = bench.Panel with { PoseConfirmed = false };
        bench.Press(confirmed: false);
        Assert.Equal((Mode.Disarmed, ArmingBlockers.PoseUnknown), (bench.Mode, bench.Supervisor.Blockers));

        // With a press that something else refuses it dies.
        bench.Tick();
        bench.Panel = bench.Panel with { Blockers = ArmingBlockers.DiskFull };
        bench.Press(confirmed: true);
        bench.Panel = bench.Panel with { Blockers = ArmingBlockers.None };
        bench.Tick();
        bench.Press(confirmed: false);
        Assert.Equal(Mode.Disarmed, bench.Mode);

        // With the arming that it began it dies too.
        bench.Tick();
        bench.Press(confirmed: true);
        Assert.Equal(Mode.Arming, bench.Mode);
        bench.Ticks(3);
        bench.Say(OperatorWord.Stop);
        Assert.Equal(Mode.Disarmed, bench.Mode);
        bench.Tick();
        bench.Press(confirmed: false);
        Assert.Equal((Mode.Disarmed, ArmingBlockers.PoseUnknown), (bench.Mode, bench.Supervisor.Blockers));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void It_is_parked_only_while_nothing_drives_it(Mode mode)
    {
        bench.Supervisor.Vouch(parked: mode is Mode.Boot or Mode.Disarmed);
        bench.Bring(mode);
        Assert.Equal(mode is Mode.Boot or Mode.Disarmed, bench.Supervisor.IsParked);
    }

    [Fact]
    public void When_it_is_asked_to_end_nothing_is_armed_and_the_way_to_the_park_pose_is_a_faster_one()
    {
        int Parks(bool ending)
        {
            using SupervisorBench other = new();
            other.Bring(Mode.Following);
            other.Ticks(20);
            other.Panel = other.Panel with { Ending = ending };
            other.Say(OperatorWord.Park);
            int ticks = other.Until(Mode.Disarmed, 2_000);
            Assert.True(other.Supervisor.IsParked);
            other.Tick();
            other.Press(confirmed: true);
            Assert.Equal(ending ? Mode.Disarmed : Mode.Arming, other.Mode);
            Assert.Equal(ending ? ArmingBlockers.Ending : ArmingBlockers.None, other.Supervisor.Blockers);
            return ticks;
        }

        Assert.InRange((double)Parks(ending: false) / Parks(ending: true), 1.5, 2.6);
    }
}
