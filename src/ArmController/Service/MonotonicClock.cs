using System.Diagnostics;
using ArmController.Hardware.Linux;

namespace ArmController.Service;

/// <summary>The clock a service ticks by, and sleep until an instant on it: the kernel's own on Linux, as good as there is elsewhere.</summary>
internal static class MonotonicClock
{
    private const double NanosecondsPerSecond = 1e9;
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Nanoseconds since some instant of the past.</summary>
    public static long Now => OperatingSystem.IsLinux()
        ? LinuxClock.NowNanoseconds
        : (long)(Stopwatch.GetTimestamp() * (NanosecondsPerSecond / Stopwatch.Frequency));

    /// <summary>Returns at that instant or after it.</summary>
    public static void SleepUntil(long nanoseconds)
    {
        if (OperatingSystem.IsLinux())
        {
            LinuxClock.SleepUntil(nanoseconds);
            return;
        }

        long left = nanoseconds - Now;
        if (left > 0)
        {
            Thread.Sleep((int)((left + NanosecondsPerMillisecond - 1) / NanosecondsPerMillisecond));
        }
    }
}
