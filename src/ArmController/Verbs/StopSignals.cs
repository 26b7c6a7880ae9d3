using System.Runtime.InteropServices;
using ArmController.Configuration.Troubles;

namespace ArmController.Verbs;

/// <summary>
/// Ctrl+C, SIGTERM and SIGHUP: the first asks for an orderly end, the second ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> registrations = [];
    private int asked;

    public StopSignals()
    {
        foreach (PosixSignal signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }
    }

    /// <summary>Lets the arm go; called on the second signal, on the signal's thread.</summary>
    public Action? AtOnce { get; set; }

    /// <summary>Called on the first signal, on the signal's thread: wakes whoever waits for something else.</summary>
    public Action? AtFirst { get; set; }

    public bool Asked => Volatile.Read(ref asked) > 0;

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
