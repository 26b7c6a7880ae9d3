using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Hardware.Linux;

/// <summary>
/// What makes a thread keep its deadlines: first in, first out before every ordinary thread; no page of the process on a disk;
/// one processor of its own.
/// Each is asked for alone, and an ordinary user may be refused any of them; the loop then runs, later.
/// </summary>
[SupportedOSPlatform("linux")]
public static partial class RealTime
{
    private const int Fifo = 1;

    // MCL_CURRENT, MCL_FUTURE and MCL_ONFAULT: what is used stays in memory. Without the last one the kernel fills every reserved page at once:
    // 80 MB where 20 are used, and tens of milliseconds at start.
    private const int UsedNowOrLater = 7;
    private const int StackBytes = 256 * 1024;
    private const int NotPermitted = 1;
    private const int OutOfMemory = 12;

    /// <summary>Asks for what the calling thread, and the process, may get.</summary>
    /// <param name="priority">1 to 99; the kernel's own interrupt threads run at 50.</param>
    /// <param name="processor">Number of the processor to stay on; null to be moved about.</param>
    public static RealTimeGrant Ask(int priority, int? processor)
    {
        int fifo = SetScheduler(0, Fifo, priority) == 0 ? 0 : Marshal.GetLastPInvokeError();
        int locked = LockAll(UsedNowOrLater) == 0 ? 0 : Marshal.GetLastPInvokeError();
        TouchStack();
        int pinned = 0;
        if (processor is { } number)
        {
            Span<ulong> mask = stackalloc ulong[16];
            mask.Clear();
            mask[number / 64 % mask.Length] = 1UL << (number % 64);
            pinned = SetAffinity(0, (nuint)(mask.Length * sizeof(ulong)), ref mask[0]) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }

        return new(fifo == 0, locked == 0, processor is not null && pinned == 0, Advice(fifo, locked, pinned));
    }

    // Locked pages are those that were used: use the stack of the loop before it matters.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TouchStack()
    {
        Span<byte> stack = stackalloc byte[StackBytes];
        stack.Fill(1);
    }

    private static string Advice(int fifo, int locked, int pinned)
    {
        string advice = "";
        if (fifo != 0)
        {
            advice += fifo == NotPermitted
                ? " SCHED_FIFO was refused: allow it with LimitRTPRIO=80 in the unit, or a line \"@armctl - rtprio 80\" in /etc/security/limits.d."
                : $" SCHED_FIFO was refused: {Marshal.GetPInvokeErrorMessage(fifo)}.";
        }

        if (locked != 0)
        {
            advice += locked is NotPermitted or OutOfMemory
                ? " mlockall was refused: allow it with LimitMEMLOCK=infinity in the unit, "
                    + "or a line \"@armctl - memlock unlimited\" in /etc/security/limits.d."
                : $" mlockall was refused: {Marshal.GetPInvokeErrorMessage(locked)}.";
        }

        if (pinned != 0)
        {
            advice += $" the processor was refused: {Marshal.GetPInvokeErrorMessage(pinned)}; name one that is there.";
        }

        return advice.TrimStart();
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "mlockall", SetLastError = true)]
    private static partial int LockAll(int flags);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SetAffinity(int thread, nuint bytes, ref ulong mask);
}
