using ArmController.Motion.Servo;
using ArmController.Proof.Gates.Exact;
using Xunit;

namespace ArmController.Tests.Hardware;

/// <summary>
/// What every servo bus promises, whatever hangs behind it. A bus joins by deriving from this class and giving it a rig;
/// lanes 0 and 2 must be driven with counts from <see cref="IServoBusRig.MinCount"/> to <see cref="IServoBusRig.MaxCount"/>, lane 7 must not.
/// </summary>
public abstract class ServoBusContract
{
    private const int Lanes = (1 << 0) | (1 << 2);

    private static readonly int[] DrivenLanes = [0, 2];

    [Fact]
    public void Which_lanes_are_measured_is_known_before_anything_is_sent()
    {
        using IServoBusRig rig = NewRig();
        Assert.Equal(0, rig.Bus.MeasuredLanes & ~Lanes);
        Assert.Equal(0UL, rig.Transactions);
    }

    [Fact]
    public void A_bus_not_opened_answers_closed_and_sends_nothing()
    {
        using IServoBusRig rig = NewRig();

        Assert.Equal(BusStatus.Closed, rig.Bus.Write(Frame(rig.MinCount)));
        Assert.Equal(BusStatus.Closed, rig.Bus.Look(out _));
        Assert.Equal(0UL, rig.Transactions);
    }

    [Fact]
    public void Opening_drives_nothing_and_may_be_repeated()
    {
        using IServoBusRig rig = NewRig();
        Assert.Equal(BusStatus.Ok, rig.Bus.Open());
        AssertOff(rig);

        Assert.Equal(BusStatus.Ok, rig.Bus.Write(Frame(rig.MaxCount)));
        Assert.Equal(BusStatus.Ok, rig.Bus.Open());
        AssertOff(rig);
    }

    [Fact]
    public void Each_lane_gets_its_count_in_as_few_transactions_as_there_are_devices()
    {
        using IServoBusRig rig = Opened();
        ServoCounts counts = default;
        counts[0] = rig.MinCount;
        counts[2] = rig.MaxCount;
        counts[7] = 1_000_000;
        ulong before = rig.Transactions;

        Assert.Equal(BusStatus.Ok, rig.Bus.Write(counts));

        Assert.Equal(before + rig.TransactionsPerFrame, rig.Transactions);
        Assert.Equal(rig.MinCount, rig.CountSeen(0));
        Assert.Equal(rig.MaxCount, rig.CountSeen(2));
    }

    [Fact]
    public void Zero_is_off_for_one_lane_and_for_the_default_frame()
    {
        using IServoBusRig rig = Opened();
        ServoCounts counts = Frame(rig.MaxCount);
        rig.Bus.Write(counts);
        counts[0] = 0;

        Assert.Equal(BusStatus.Ok, rig.Bus.Write(counts));
        Assert.Equal(0, rig.CountSeen(0));
        Assert.True(rig.CountSeen(2) > 0);

        Assert.Equal(BusStatus.Ok, rig.Bus.Write(default));
        AssertOff(rig);
    }

    [Fact]
    public void A_count_outside_the_range_refuses_the_whole_frame()
    {
        using IServoBusRig rig = Opened();
        rig.Bus.Write(Frame(rig.MinCount));
        int seen = rig.CountSeen(0);
        ulong before = rig.Transactions;

        foreach (int bad in new[] { rig.MinCount - 1, rig.MaxCount + 1, -1, int.MinValue, int.MaxValue, 65536 + rig.MinCount })
        {
            ServoCounts counts = Frame(rig.MaxCount);
            counts[2] = bad;
            Assert.Equal(BusStatus.PulseRefused, rig.Bus.Write(counts));
        }

        Assert.Equal(before, rig.Transactions);
        Assert.Equal(seen, rig.CountSeen(0));
        Assert.Equal(seen, rig.CountSeen(2));
    }

    [Fact]
    public void Release_lets_go_of_every_lane_and_the_next_write_takes_it_again()
    {
        using IServoBusRig rig = Opened();
        rig.Bus.Write(Frame(rig.MaxCount));

        Assert.Equal(BusStatus.Ok, rig.Bus.Release());
        AssertOff(rig);
        AssertRoundOk(rig);

        Assert.Equal(BusStatus.Ok, rig.Bus.Write(Frame(rig.MinCount)));
        Assert.True(rig.CountSeen(0) > 0);
    }

    /// <summary>What a servo said is told once, a tick after it was asked, and never by a lane that does not measure.</summary>
    [Fact]
    public void Measured_lanes_say_where_they_are_a_tick_later_and_the_others_say_nothing()
    {
        using IServoBusRig rig = Opened();
        foreach (int count in (int[])[rig.MinCount, rig.MaxCount])
        {
            Assert.Equal(BusStatus.Ok, rig.Bus.Write(Frame(count)));
            rig.PassTick();
            Assert.Equal(BusStatus.Ok, rig.Bus.Look(out ServoAnswers answers));
            Assert.Equal(rig.Bus.MeasuredLanes, answers.Lanes);
            foreach (int lane in DrivenLanes)
            {
                bool measured = (rig.Bus.MeasuredLanes & (1 << lane)) != 0;
                Assert.Equal(measured ? new ServoAnswer(ServoSaid.Count, count) : default, answers[lane]);
            }

            Assert.Equal(BusStatus.Ok, rig.Bus.Look(out ServoAnswers again));
            Assert.Equal(0, again.Lanes);
        }
    }

    [Fact]
    public void A_failing_wire_is_a_status_and_the_next_frame_goes_through()
    {
        using IServoBusRig rig = Opened();
        rig.Bus.Write(Frame(rig.MinCount));
        rig.FailNextTransaction();
        Assert.Equal(rig.StatusOfFailure, rig.Bus.Write(Frame(rig.MaxCount)));
        Assert.Equal(rig.MinCount, rig.CountSeen(0));

        if (rig.LooksAtTheWire)
        {
            rig.FailNextTransaction();
            Assert.Equal(rig.StatusOfFailure, rig.Bus.Look(out ServoAnswers answers));
            Assert.Equal(0, answers.Lanes);
        }

        rig.FailNextTransaction();
        Assert.Equal(rig.StatusOfFailure, rig.Bus.Release());

        Assert.Equal(BusStatus.Ok, rig.Bus.Write(Frame(rig.MaxCount)));
        AssertRoundOk(rig);
    }

    [Fact]
    public void A_bus_that_failed_to_open_stays_closed_and_may_try_again()
    {
        using IServoBusRig rig = NewRig();
        rig.FailNextTransaction();
        Assert.Equal(rig.StatusOfFailure, rig.Bus.Open());
        Assert.Equal(BusStatus.Closed, rig.Bus.Write(Frame(rig.MinCount)));

        Assert.Equal(BusStatus.Ok, rig.Bus.Open());
    }

    [Fact]
    public void Disposing_lets_go_of_every_lane_and_closes_for_good()
    {
        using IServoBusRig rig = Opened();
        rig.Bus.Write(Frame(rig.MaxCount));
        rig.Bus.Dispose();

        AssertOff(rig);
        rig.Bus.Dispose();
        Assert.Equal(BusStatus.Closed, rig.Bus.Open());
        Assert.Equal(BusStatus.Closed, rig.Bus.Write(Frame(rig.MinCount)));
        Assert.Equal(BusStatus.Closed, rig.Bus.Look(out _));
        Assert.Equal(BusStatus.Closed, rig.Bus.Release());
    }

    [Fact]
    public void A_tick_allocates_nothing()
    {
        using IServoBusRig rig = Opened();
        Tick(rig, 1000);
        int answers = 0;
        long allocated = SteadyBytes.Of(() => answers = Tick(rig, 100_000));

        Assert.Equal(200_000 * (int)BusStatus.Ok, answers);
        Assert.Equal(0, allocated);
    }

    protected abstract IServoBusRig NewRig();

    private static int Tick(IServoBusRig rig, int times)
    {
        ServoCounts counts = default;
        int sum = 0;
        for (int i = 0; i < times; i++)
        {
            counts[0] = rig.MinCount + (i % (rig.MaxCount - rig.MinCount));
            counts[2] = i % 100 == 0 ? 0 : rig.MaxCount;
            sum += (int)rig.Bus.Write(counts) + (int)rig.Bus.Look(out _);
        }

        return sum;
    }

    private static ServoCounts Frame(int count)
    {
        ServoCounts counts = default;
        counts[0] = count;
        counts[2] = count;
        return counts;
    }

    private static void AssertOff(IServoBusRig rig)
    {
        foreach (int lane in DrivenLanes)
        {
            Assert.Equal(0, rig.CountSeen(lane));
        }
    }

    private static void AssertRoundOk(IServoBusRig rig)
    {
        for (int look = 0; look < 16; look++)
        {
            Assert.Equal(BusStatus.Ok, rig.Bus.Look(out _));
        }
    }

    private IServoBusRig Opened()
    {
        IServoBusRig rig = NewRig();
        Assert.Equal(BusStatus.Ok, rig.Bus.Open());
        return rig;
    }
}
