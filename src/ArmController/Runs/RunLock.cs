using System.Globalization;
using System.Text;

namespace ArmController.Runs;

/// <summary>
/// Says that a process is at work in a run's folder: an exclusive flock, which the kernel lets go when the process ends in whatever way.
/// On Unix, .NET takes exactly this lock for a file opened without sharing.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream file;

    /// <summary>Takes the lock and writes the process id; a lock held by another process throws <see cref="IOException"/>.</summary>
    public RunLock(string path)
    {
        file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
        file.Flush();
    }

    /// <summary>True while some process holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream free = new(path, FileMode.Open, FileAccess.Write, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
