using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Hardware.Linux;

/// <summary>
/// CLOCK_MONOTONIC, in nanoseconds, and sleep until an instant on it.
/// An absolute deadline does not drift: what one tick was late, the next makes good.
/// </summary>
[SupportedOSPlatform("linux")]
public static partial class LinuxClock
{
    private const int Monotonic = 1;
    private const int Absolute = 1;
    private const int Interrupted = 4;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds since some instant of the past; never jumps, stands while the machine is suspended.</summary>
    public static long NowNanoseconds
    {
        get
        {
            _ = GetTime(Monotonic, out TimeSpec now);
            return (now.Seconds * NanosecondsPerSecond) + now.Nanoseconds;
        }
    }

    /// <summary>Returns at that instant or after it, at once when it has passed; a signal does not shorten it.</summary>
    public static void SleepUntil(long nanoseconds)
    {
        TimeSpec deadline = new() { Seconds = (nint)(nanoseconds / NanosecondsPerSecond), Nanoseconds = (nint)(nanoseconds % NanosecondsPerSecond) };

        // The number of the error is the answer itself here, not errno.
        while (Sleep(Monotonic, Absolute, deadline, 0) == Interrupted)
        {
        }
    }

    /// <summary>Waits at least so long.</summary>
    public static void SleepMicroseconds(int microseconds) => SleepUntil(NowNanoseconds + (microseconds * 1_000L));

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    // Not marked as suppressing the transition of the collector: a thread that sleeps in such a call would hold up every collection.
    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int Sleep(int clock, int flags, in TimeSpec deadline, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
