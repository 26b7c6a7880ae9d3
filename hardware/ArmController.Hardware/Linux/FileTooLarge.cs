using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Hardware.Linux;

/// <summary>SIGXFSZ, which is sent to a process that writes where a file may not grow, and ends it.</summary>
[UnsupportedOSPlatform("windows")]
public static partial class FileTooLarge
{
    // Its number on Linux and macOS.
    private const int Number = 25;
    private const nint Ignored = 1;

    /// <summary>
    /// From now on the write's own answer is all that comes. A handler would not do: .NET handles a signal on another thread,
    /// and one that is still under way when its registration is given back ends the process after all.
    /// </summary>
    public static void Ignore() => _ = Signal(Number, Ignored);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Signal(int number, nint handler);
}
