using ArmController.Motion.Safety;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class InterlockTests
{
    [Fact]
    public void It_starts_disarmed_and_only_a_trip_needs_a_reset()
    {
        Interlock interlock = new();
        Assert.Equal(InterlockState.Disarmed, interlock.State);
        Assert.Equal(TripReason.None, interlock.Reason);
        Assert.False(interlock.Reset());
        Assert.True(interlock.Arm());
        Assert.False(interlock.Arm());
        Assert.False(interlock.Reset());
        Assert.Equal(InterlockState.Armed, interlock.State);
        Assert.True(interlock.Disarm());
        Assert.Equal(InterlockState.Disarmed, interlock.State);
    }

    [Fact]
    public void A_trip_is_latched_keeps_its_first_reason_and_resets_to_disarmed()
    {
        Interlock interlock = new();
        interlock.Arm();
        Assert.True(interlock.Trip(TripReason.EmergencyStop));
        Assert.False(interlock.Trip(TripReason.Operator));
        Assert.False(interlock.Arm());
        Assert.False(interlock.Disarm());
        Assert.Equal(InterlockState.Tripped, interlock.State);
        Assert.Equal(TripReason.EmergencyStop, interlock.Reason);
        Assert.True(interlock.Reset());
        Assert.Equal(InterlockState.Disarmed, interlock.State);
        Assert.Equal(TripReason.None, interlock.Reason);
    }

    [Fact]
    public void A_trip_without_a_reason_is_still_a_trip()
    {
        Interlock interlock = new();
        Assert.True(interlock.Trip(TripReason.None));
        Assert.Equal(TripReason.Unexpected, interlock.Reason);
    }

    [Fact]
    public void Of_many_threads_that_trip_exactly_one_wins_and_its_reason_stays()
    {
        TripReason[] reasons = [TripReason.EmergencyStop, TripReason.Operator, TripReason.BusFailed, TripReason.SensorLost];
        Interlock interlock = new();
        for (int round = 0; round < 500; round++)
        {
            interlock.Arm();
            bool[] won = new bool[reasons.Length];
            using Barrier start = new(reasons.Length);
            Thread[] threads = [.. reasons.Select((reason, i) => new Thread(() =>
            {
                start.SignalAndWait();
                won[i] = interlock.Trip(reason);
            }))];
            Array.ForEach(threads, t => t.Start());
            Array.ForEach(threads, t => t.Join());
            Assert.Equal(1, won.Count(w => w));
            Assert.Equal(reasons[Array.IndexOf(won, true)], interlock.Reason);
            Assert.Equal(InterlockState.Tripped, interlock.State);
            Assert.True(interlock.Reset());
        }
    }

    [Fact]
    public void Against_threads_that_arm_and_reset_a_trip_never_ends_armed()
    {
        Interlock interlock = new();
        for (int round = 0; round < 500; round++)
        {
            using Barrier start = new(3);
            Thread armer = new(() =>
            {
                start.SignalAndWait();
                for (int i = 0; i < 50; i++)
                {
                    interlock.Arm();
                    interlock.Disarm();
                    interlock.Arm();
                }
            });
            Thread tripper = new(() =>
            {
                start.SignalAndWait();
                interlock.Trip(TripReason.EmergencyStop);
            });
            armer.Start();
            tripper.Start();
            start.SignalAndWait(TestContext.Current.CancellationToken);
            armer.Join();
            tripper.Join();
            Assert.Equal(InterlockState.Tripped, interlock.State);
            Assert.Equal(TripReason.EmergencyStop, interlock.Reason);
            interlock.Reset();
        }
    }
}
