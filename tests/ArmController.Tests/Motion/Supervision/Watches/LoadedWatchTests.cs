using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

/// <summary>Whatever stands in an image, no watch throws and none falls silent for it.</summary>
public sealed class LoadedWatchTests
{
    private const int Limit = 5;

    public static TheoryData<int> Counts => [int.MinValue, -1, 0, Limit, int.MaxValue - 1, int.MaxValue];

    public static TheoryData<double> NoNumbers => [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_loaded_count_delays_no_watch(int count)
    {
        byte[] one = Image([], count);
        byte[] lanes = Image([], [.. Enumerable.Repeat(count, 8)]);

        SilenceWatch silence = default;
        SavedState.Restore(one, (ref StateReader reader) => silence.Load(ref reader));
        Assert.True(Within(Limit, () => silence.Look(fresh: false, Limit)));

        SupplyWatch supply = default;
        SavedState.Restore([.. one, .. one], (ref StateReader reader) => supply.Load(ref reader));
        Assert.True(Within(Limit, () => supply.Look(1, 9, new(5, 3, 0.1), Limit) == (Reasons.SupplyLow | Reasons.OverCurrent)));

        TrackingWatch tracking = default;
        SavedState.Restore(lanes, (ref StateReader reader) => tracking.Load(ref reader));
        Assert.True(Within(Limit, () => tracking.Look(SmallArms.Pose(1), default, 0.1, 0.1, Limit, lanes: 1)));

        FrozenWatch frozen = default;
        SavedState.Restore(Image(new double[8], [.. Enumerable.Repeat(count, 8)]), (ref StateReader reader) => frozen.Load(ref reader));
        Assert.True(Within(Limit, () => frozen.Look(default, SmallArms.Speed(1), 0.01, Limit, lanes: 1)));

        JumpWatch jump = default;
        SavedState.Restore(Image(new double[8], count), (ref StateReader reader) => jump.Load(ref reader));
        Within(Limit, () => jump.Look(fresh: false, default, SmallArms.Pose(0.1), 0.05, 1) != Reasons.None);
        Joints<Radian> far = SmallArms.Pose(4);
        Assert.Equal(
            count > 0 ? Reasons.AngleWrapped : Reasons.None, jump.Look(fresh: true, far, SmallArms.Pose(0.1), 0.05, 1) & Reasons.AngleWrapped);

        CommandWatch commands = default;
        SavedState.Restore(
            [.. new byte[8 * CommandWatch.TooManyInAMinute], .. one, .. one, .. one, 0], (ref StateReader reader) => commands.Load(ref reader));
        Assert.True(Within(Limit, () =>
        {
            commands.Note(usable: false, 0, 3000);
            return commands.Look(Limit - 1).HasFlag(Reasons.CommandStale | Reasons.CommandsBad);
        }));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_loaded_count_delays_no_stall(int count)
    {
        StallWatch watch = Stalling(new double[8], count);
        bool found = false;
        for (int n = 0; n < 3 * Limit; n++)
        {
            found |= watch.Look(SmallArms.Pose(n < Limit + 2 ? 0 : 1), default, 0.1, Limit, Limit, lanes: 1);
        }

        Assert.True(found);
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void A_lane_whose_verification_is_no_number_is_stalled(double value)
    {
        // Where the reference rested, where the joint did, the least travel since, what has shown.
        for (int field = 1; field <= 4; field++)
        {
            double[] values = [0, 0, 0, 1, 0];
            values[field] = value;
            StallWatch watch = Stalling(values, 1);
            Assert.True(watch.Look(SmallArms.Pose(1), SmallArms.Pose(1), 0.1, Limit, Limit, lanes: 1), $"{field}");
            Assert.False(watch.Look(SmallArms.Pose(1), SmallArms.Pose(1), 0.1, Limit, Limit, lanes: 1), $"{field}");
        }
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void An_anchor_that_is_no_number_is_found_with_the_next_move(double value)
    {
        StallWatch watch = Stalling([0, value, 0, 0, 0], 1, since: 0);
        Assert.True(Within(2, () => watch.Look(SmallArms.Pose(1), SmallArms.Pose(1), 0.1, Limit, Limit, lanes: 1)));
    }

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void A_last_reading_or_time_that_is_no_number_is_suspicious(double value)
    {
        JumpWatch jump = default;
        SavedState.Restore(Image([value, 0, 0, 0, 0, 0, 0, 0], 1), (ref StateReader reader) => jump.Load(ref reader));
        Assert.True(jump.Look(fresh: true, default, SmallArms.Pose(0.1), 0.05, 1).HasFlag(Reasons.SensorJump));

        LateWatch late = default;
        SavedState.Restore([1, .. Image([value], 0)], (ref StateReader reader) => late.Load(ref reader));
        Assert.Equal(Reasons.TickGap, late.Look(new Seconds(1), SmallArms.At50Hertz));
        Assert.Equal(Reasons.None, late.Look(new Seconds(1.02), SmallArms.At50Hertz));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_loaded_count_of_late_ticks_delays_no_finding(int count)
    {
        LateWatch late = default;
        SavedState.Restore([1, .. Image([0], count)], (ref StateReader reader) => late.Load(ref reader));
        double now = 0;
        Assert.True(Within(3, () => late.Look(new Seconds(now += 0.04), SmallArms.At50Hertz).HasFlag(Reasons.TicksLate)));
    }

    // Lane 0 of: last reference, anchored reference, anchored measurement, least travel, shown.
    private static StallWatch Stalling(double[] values, int count, int? since = null)
    {
        byte[] image = SavedState.Of((ref StateWriter writer) =>
        {
            for (int field = 0; field < 5; field++)
            {
                writer.Write([values[field], 0, 0, 0, 0, 0, 0, 0]);
            }

            writer.Write([count, count, count, count, count, count, count, count]);
            writer.Write([0, 0, 0, 0, 0, 0, 0, 0]);
            writer.Write([since ?? count, 0, 0, 0, 0, 0, 0, 0]);
        });
        StallWatch watch = default;
        SavedState.Restore(image, (ref StateReader reader) => watch.Load(ref reader));
        return watch;
    }

    private static byte[] Image(double[] values, params int[] counts) => SavedState.Of((ref StateWriter writer) =>
    {
        writer.Write(values);
        writer.Write(counts);
    });

    private static bool Within(int ticks, Func<bool> look)
    {
        bool found = false;
        for (int n = 0; n < ticks; n++)
        {
            found |= look();
        }

        return found;
    }
}
