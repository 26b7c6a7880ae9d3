using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Hardware.Linux;

/// <summary>
/// Descriptors 0, 1 and 2 of a process that was started without them: what it opens next would be given their numbers,
/// and what it says would land there.
/// </summary>
[UnsupportedOSPlatform("windows")]
public static partial class StandardDescriptors
{
    /// <summary>Results.</summary>
    public const int Output = 1;

    /// <summary>Messages.</summary>
    public const int Error = 2;

    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int ReadWrite = 2;

    /// <summary>Opens /dev/null on each that is missing, as the very first thing a process does.</summary>
    public static void OpenMissing()
    {
        for (int descriptor = 0; descriptor <= Error; descriptor++)
        {
            if (Control(descriptor, GetFlags) < 0)
            {
                // The lowest number that is free is given away first: this one.
                _ = Open("/dev/null", ReadWrite);
            }
        }
    }

    /// <summary>
    /// True where the runtime came first and took the number for a pipe of its own: nothing may be written there. What a process was started with
    /// is never closed on exec, for then it would not have come through the exec; what the runtime opens always is.
    /// </summary>
    public static bool IsTaken(int descriptor)
    {
        int flags = Control(descriptor, GetFlags);
        return flags >= 0 && (flags & CloseOnExec) != 0;
    }

    // Declared without the variable argument of C, which F_GETFD has not.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
