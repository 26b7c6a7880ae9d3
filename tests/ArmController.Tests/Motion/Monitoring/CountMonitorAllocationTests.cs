using ArmController.Motion.Monitoring;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

public sealed class CountMonitorAllocationTests
{
    [Fact]
    public void A_hundred_thousand_frames_with_links_allocate_nothing()
    {
        MonitorSegment rod = new(0, 0, 0, 0.1, 0, 0, 0.01, 11);
        MonitorLink link = new(0, -1, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0.1, 0, 0, 0, 1], 0, 0, 1, [rod]);
        MonitorSpace space = new(
            [.. Enumerable.Range(0, 8).Select(i => link with { Lane = i, Parent = i - 1 })], 0.005, 0, new(-9, -9, -9, 9, 9, 9),
            [new(0.2, 0.2, 0.2, 6, 6, 6)]);
        CountMonitor monitor = new(WatchedServo.Plan(8) with { Space = space });
        Assert.True(monitor.Place(Frame(0)));
        Run(monitor, 1_000);
        Assert.Equal(0, ByteCount.Settled(() => Run(monitor, 100_000)));
    }

    private static void Run(CountMonitor monitor, int ticks)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            if (monitor.Judge(Frame(tick)) != MonitorVerdict.Good)
            {
                throw new InvalidOperationException($"{monitor.Verdict} in lane {monitor.RefusedLane}");
            }

            monitor.Written();
        }
    }

    private static ServoCounts Frame(int tick)
    {
        ServoCounts counts = default;
        for (int i = 0; i < ServoCounts.Capacity; i++)
        {
            counts[i] = 1500 + ((tick >> i) & 1);
        }

        return counts;
    }
}
