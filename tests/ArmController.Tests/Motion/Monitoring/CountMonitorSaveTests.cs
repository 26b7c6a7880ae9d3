using ArmController.Motion.Monitoring;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

public sealed class CountMonitorSaveTests
{
    [Fact]
    public void Restored_in_full_motion_it_says_the_same_of_every_stream()
    {
        Pcg32 random = new(42, 0);
        int refused = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            CountMonitor monitor = WatchedServo.PlacedAt(1500);
            monitor.Write(1502, 1507, 1516, 1528);
            CountMonitor other = new(WatchedServo.Plan(1));
            Assert.True(other.Restore(Image(monitor)));
            Assert.True(other.IsPlaced);
            int count = 1528;
            for (int tick = 0; tick < 30; tick++)
            {
                count += 15 - (tick / 2) + random.NextInt(11) - 5;
                MonitorVerdict verdict = monitor.Write(count);
                Assert.Equal(verdict, other.Write(count));
                Assert.Equal(Image(monitor), Image(other));
                refused += verdict != MonitorVerdict.Good ? 1 : 0;
            }
        }

        Assert.True(refused > 100, $"{refused}");
    }

    [Fact]
    public void An_unplaced_one_stays_unplaced()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500);
        monitor.Displace();
        CountMonitor other = WatchedServo.PlacedAt(1500);
        Assert.True(other.Restore(Image(monitor)));
        Assert.False(other.IsPlaced);
        Assert.Equal(MonitorVerdict.NotPlaced, other.Write(1500));
    }

    [Fact]
    public void Spoiled_images_leave_it_unplaced()
    {
        CountMonitor monitor = WatchedServo.PlacedAt(1500);
        monitor.Write(1502, 1507, 1516);
        double[] good = Image(monitor);
        for (int i = 0; i < good.Length; i++)
        {
            foreach (double spoil in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                double[] spoiled = [.. good];
                spoiled[i] = spoil;
                CountMonitor other = WatchedServo.PlacedAt(1500);
                Assert.False(other.Restore(spoiled));
                Assert.Equal(MonitorVerdict.NotPlaced, other.Write(1516));
            }
        }
    }

    private static double[] Image(CountMonitor monitor)
    {
        double[] image = new double[monitor.StateLength];
        monitor.CopyTo(image);
        return image;
    }
}
