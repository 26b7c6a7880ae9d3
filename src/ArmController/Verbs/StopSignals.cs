using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Verbs;

/// <summary>
/// Ctrl+C, SIGTERM and SIGHUP: the first asks for an orderly end, the second ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // Its number on Linux and macOS; .NET has no name for it.
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    private readonly List<PosixSignalRegistration> registrations = [];
    private int asked;

    public StopSignals()
    {
        foreach (PosixSignal signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }

        if (!OperatingSystem.IsWindows())
        {
            registrations.Add(OutliveFileTooLarge());
        }
    }

    /// <summary>Lets the arm go; called on the second signal, on the signal's thread.</summary>
    public Action? AtOnce { get; set; }

    /// <summary>Called on the first signal, on the signal's thread: wakes whoever waits for something else.</summary>
    public Action? AtFirst { get; set; }

    public bool Asked => Volatile.Read(ref asked) > 0;

    /// <summary>
    /// SIGXFSZ, sent where a file may not grow, would end the process: until this is disposed of, the write's own answer is enough.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    public static PosixSignalRegistration OutliveFileTooLarge() => PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref asked) > 1)
        {
            // Outputs off first: the loop lets go within its next tick, and a tick is 20 ms.
            AtOnce?.Invoke();
            Thread.Sleep(50);
            Environment.Exit((int)ExitCode.Interrupted);
        }

        AtFirst?.Invoke();
    }
}
