using ArmController.Motion.Monitoring;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

public sealed class CountMonitorTests
{
    [Fact]
    public void Zero_refuses()
    {
        Assert.NotEqual(MonitorVerdict.Good, default);
        CountMonitor monitor = new(WatchedServo.Plan(1));
        Assert.Equal(MonitorVerdict.NotJudged, monitor.Verdict);
        Assert.Equal(MonitorVerdict.NotPlaced, monitor.Write(1500));
        Assert.Equal(MonitorVerdict.NotPlaced, monitor.Write(0));
    }

    [Fact]
    public void Standing_still_is_always_good()
    {
        foreach (int count in new[] { 600, 601, 1500, 2399, 2400 })
        {
            CountMonitor monitor = WatchedServo.PlacedAt(count);
            Assert.Equal(MonitorVerdict.Good, monitor.Write([.. Enumerable.Repeat(count, 1000)]));
        }
    }

    [Fact]
    public void A_pose_outside_its_range_is_no_place()
    {
        CountMonitor monitor = new(WatchedServo.Plan(1));
        foreach (int count in new[] { 0, -1, 599, 2401, int.MaxValue, int.MinValue })
        {
            Assert.False(monitor.Place(WatchedServo.Counts(count)));
            Assert.Equal(MonitorVerdict.Range, monitor.Verdict);
            Assert.Equal(MonitorVerdict.NotPlaced, monitor.Write(1500));
        }
    }

    [Theory]
    [InlineData(599)]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_count_outside_the_range_is_refused(int count)
    {
        CountMonitor monitor = WatchedServo.PlacedAt(WatchedServo.Lowest);
        Assert.Equal(MonitorVerdict.Range, monitor.Write(count));
        CountMonitor mirrored = WatchedServo.PlacedAt(WatchedServo.Highest);
        Assert.Equal(MonitorVerdict.Range, mirrored.Write(3000 - count));
    }

    // From rest at c the exact count is at most 0.6 + 3.6 further, and a count within 0.6 of that.
    [Fact]
    public void From_rest_the_first_step_is_within_the_acceleration_limit()
    {
        Assert.Equal(MonitorVerdict.Good, WatchedServo.PlacedAt(1500).Write(1504));
        Assert.Equal(MonitorVerdict.Good, WatchedServo.PlacedAt(1500).Write(1496));
        Assert.Equal(MonitorVerdict.Acceleration, WatchedServo.PlacedAt(1500).Write(1505));
        Assert.Equal(MonitorVerdict.Acceleration, WatchedServo.PlacedAt(1500).Write(1495));
    }

    [Fact]
    public void Full_acceleration_to_full_speed_is_good_and_a_tenth_more_is_seen()
    {
        Assert.Equal(MonitorVerdict.Good, WatchedServo.PlacedAt(700).Write(Run(700, 3.6, 36, 40)));
        Assert.Equal(MonitorVerdict.Speed, WatchedServo.PlacedAt(700).Write(Run(700, 3.6, 39.6, 40)));
        Assert.Equal(MonitorVerdict.Acceleration, WatchedServo.PlacedAt(700).Write(Run(700, 3.96, 36, 40)));
    }

    // No single step is out of order; only the sum of many is.
    [Fact]
    public void A_creeping_excess_of_speed_is_seen_over_many_ticks()
    {
        int[] counts = Run(650, 3.6, 36.1, 46);
        Assert.Equal(MonitorVerdict.Speed, WatchedServo.PlacedAt(650).Write(counts));
        Assert.All(Enumerable.Range(1, counts.Length - 1), i => Assert.True(counts[i] - counts[i - 1] <= 37));
    }

    [Fact]
    public void One_step_beyond_the_speed_limit_is_seen_at_once()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(700);
        int[] counts = Run(700, 3.6, 36, 20);
        Assert.Equal(MonitorVerdict.Good, monitor.Write(counts));
        Assert.Equal(MonitorVerdict.Speed, monitor.Write(counts[^1] + 38));
    }

    [Fact]
    public void An_abrupt_stop_and_a_reversal_are_seen()
    {
        int[] counts = Run(700, 3.6, 36, 20);
        CountMonitor stopped = WatchedServo.PlacedAt(700);
        stopped.Write(counts);
        Assert.Equal(MonitorVerdict.Acceleration, stopped.Write(counts[^1]));
        CountMonitor reversed = WatchedServo.PlacedAt(700);
        reversed.Write(counts);
        Assert.Equal(MonitorVerdict.Acceleration, reversed.Write(counts[^2]));
    }

    [Fact]
    public void Too_fast_to_stop_before_the_limit_is_seen_while_every_count_is_still_inside()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(700);
        int[] counts = Run(700, 3.6, 36, 60);
        MonitorVerdict verdict = MonitorVerdict.Good;
        int seen = 0;
        foreach (int count in counts)
        {
            verdict = monitor.Write(count);
            seen = count;
            if (verdict != MonitorVerdict.Good)
            {
                break;
            }
        }

        // From 36 a tick a stop takes 162 counts.
        Assert.Equal(MonitorVerdict.Stop, verdict);
        Assert.InRange(seen, 2400 - 162, 2400 - 162 + 40);
    }

    // The envelope would have cut the counts off at the end of the range, where they look harmless.
    [Fact]
    public void Running_into_the_limit_is_seen_though_counts_are_cut_off_there()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(2300);
        Assert.Equal(MonitorVerdict.Stop, monitor.Write([.. Run(2300, 3.6, 36, 12).Select(c => Math.Min(c, 2400))]));
    }

    // No step differs from the one before by more than rounding explains; only the speed as a whole grows too fast.
    [Fact]
    public void A_slow_joint_that_gains_speed_too_fast_is_seen_over_a_window()
    {
        CountMonitor lawful = new(WatchedServo.Plan(1, 0.1));
        CountMonitor watching = new(WatchedServo.Plan(1, 0.1));
        lawful.Place(WatchedServo.Counts(1000));
        watching.Place(WatchedServo.Counts(1000));
        Assert.Equal(MonitorVerdict.Good, lawful.Write(Run(1000, 0.024, 36, 100)));
        int[] counts = Run(1000, 0.036, 36, 100);
        Assert.Equal(MonitorVerdict.Acceleration, watching.Write(counts));
        Assert.All(Enumerable.Range(2, counts.Length - 2), i => Assert.InRange(counts[i] - (2 * counts[i - 1]) + counts[i - 2], -2, 2));
    }

    [Fact]
    public void A_lane_without_a_joint_stays_dark()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500, 1500);
        Assert.Equal(MonitorVerdict.StrayLane, monitor.Judge(WatchedServo.Counts(1500, 1500, 0, 1)));
        Assert.Equal(3, monitor.RefusedLane);
        Assert.False(monitor.Place(WatchedServo.Counts(1500, 1500, 1500)));
    }

    [Fact]
    public void The_refused_joint_is_named_and_everything_after_is_refused_until_it_is_placed()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500, 1500, 1500);
        Assert.Equal(MonitorVerdict.Acceleration, monitor.Judge(WatchedServo.Counts(1500, 1500, 1520)));
        Assert.Equal(2, monitor.RefusedLane);
        Assert.False(monitor.IsPlaced);
        Assert.Equal(MonitorVerdict.NotPlaced, monitor.Judge(WatchedServo.Counts(1500, 1500, 1500)));
        Assert.True(monitor.Place(WatchedServo.Counts(1500, 1500, 1500)));
        Assert.Equal(MonitorVerdict.Good, monitor.Judge(WatchedServo.Counts(1500, 1500, 1500)));
        Assert.Equal(-1, monitor.RefusedLane);
    }

    [Fact]
    public void After_a_lost_frame_a_joint_must_not_speed_up()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500);
        Assert.Equal(MonitorVerdict.Good, monitor.Judge(WatchedServo.Counts(1504)));
        monitor.NotWritten();
        Assert.Equal(MonitorVerdict.Acceleration, monitor.Judge(WatchedServo.Counts(1504)));

        CountMonitor braking = WatchedServo.PlacedAt(1500);
        Assert.Equal(MonitorVerdict.Good, braking.Judge(WatchedServo.Counts(1504)));
        braking.NotWritten();
        Assert.Equal(MonitorVerdict.Good, braking.Write(1500));
        Assert.Equal(MonitorVerdict.Good, braking.Write(1504));
    }

    [Fact]
    public void A_frame_that_was_not_written_moves_nothing()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500);
        Assert.Equal(MonitorVerdict.Good, monitor.Judge(WatchedServo.Counts(1504)));
        monitor.NotWritten();
        monitor.Written();

        // As if it had gone on although the servos stood still.
        Assert.Equal(MonitorVerdict.Acceleration, monitor.Write(1511));
    }

    [Fact]
    public void Let_go_it_refuses()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500);
        monitor.Displace();
        Assert.Equal(MonitorVerdict.NotPlaced, monitor.Write(1500));
    }

    [Fact]
    public void Found_outside_it_may_only_come_nearer()
    {
        CountMonitor monitor = new(WatchedServo.Plan(1));
        Assert.True(monitor.Place(WatchedServo.Counts(2440), mayBeOutside: true));
        Assert.Equal(MonitorVerdict.Good, monitor.Write(2440, 2441, 2440, 2439, 2439, 2438));
        Assert.Equal(MonitorVerdict.Good, monitor.Judge(WatchedServo.Counts(2439)));
        Assert.Equal(MonitorVerdict.Range, monitor.Judge(WatchedServo.Counts(2440)));
        Assert.False(monitor.Place(WatchedServo.Counts(2451), mayBeOutside: true));
        Assert.False(monitor.Place(WatchedServo.Counts(0), mayBeOutside: true));
    }

    // A tenth of the speed and a quarter of the acceleration: 3.6 and 0.9 counts.
    [Fact]
    public void Outside_it_must_be_slow_and_inside_it_may_be_fast()
    {
        CountMonitor monitor = new(WatchedServo.Plan(1));
        Assert.True(monitor.Place(WatchedServo.Counts(560), mayBeOutside: true));
        int[] home = Run(560, 0.9, 3.6, 13);
        Assert.Equal(MonitorVerdict.Good, monitor.Write(home));
        Assert.InRange(home[^1], 601, 606);
        Assert.Equal(MonitorVerdict.Good, monitor.Write(home[^1] + 6, home[^1] + 16, home[^1] + 29));

        Assert.True(monitor.Place(WatchedServo.Counts(560), mayBeOutside: true));
        Assert.Equal(MonitorVerdict.Acceleration, monitor.Write(Run(560, 1.8, 3.6, 10)));
        Assert.True(monitor.Place(WatchedServo.Counts(560), mayBeOutside: true));
        Assert.Equal(MonitorVerdict.Speed, monitor.Write(Run(560, 0.9, 6, 12)));
    }

    // A limit of jerk may lead a joint that turns round out again, but never beyond where it was found.
    [Fact]
    public void With_a_limit_of_jerk_the_way_back_may_turn_round()
    {
        CountMonitor monitor = new(WatchedServo.Plan(1, jerk: 150));
        Assert.True(monitor.Place(WatchedServo.Counts(2440), mayBeOutside: true));
        Assert.Equal(MonitorVerdict.Good, monitor.Write(2440, 2439, 2438, 2436, 2435, 2435, 2436, 2437));
        Assert.Equal(MonitorVerdict.Range, monitor.Write(2438, 2439, 2440, 2441, 2442));
    }

    [Fact]
    public void Plans_that_permit_no_motion_or_are_no_numbers_are_refused()
    {
        MonitorPlan plan = WatchedServo.Plan(1);
        MonitorJoint joint = plan.Joints[0];
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = [] }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = default }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = [.. Enumerable.Repeat(joint, 9)] }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = [default] }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = [joint with { MinRadians = double.NaN }] }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = [joint with { LeastCount = 2600 }] }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { PeriodSeconds = double.NaN }));
        Assert.Throws<ArgumentException>(() => new CountMonitor(plan with { Joints = [joint with { CountsB = double.NaN }] }));
    }

    /// <summary>Rounded counts of a motion from rest that gains speed at a rate up to a speed.</summary>
    private static int[] Run(int from, double rate, double speed, int ticks)
    {
        int[] counts = new int[ticks];
        double place = from;
        double step = 0;
        for (int i = 0; i < ticks; i++)
        {
            step = Math.Min(step + rate, speed);
            place += step;
            counts[i] = (int)Math.Round(place);
        }

        return counts;
    }
}
