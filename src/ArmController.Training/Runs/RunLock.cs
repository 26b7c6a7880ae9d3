using System.Globalization;
using System.Text;
using ArmController.Configuration.Files;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Training.Runs;

/// <summary>
/// Says that a process is at work in a run's folder: an exclusive flock, which the kernel lets go when the process ends in whatever way. A link in
/// its place is refused, for what is written here would land in another file.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly SafeFileHandle file;

    /// <summary>Takes the lock and writes the process id; a lock held by another process throws <see cref="IOException"/>.</summary>
    public RunLock(string path)
    {
        file = PlainFile.OpenToWrite(path);
        try
        {
            if (!PlainFile.TryLock(file))
            {
                throw new LockHeldException();
            }

            RandomAccess.SetLength(file, 0);
            RandomAccess.Write(file, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"), 0);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>True while some process holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using SafeFileHandle free = PlainFile.OpenToWrite(path, make: false);
            return !PlainFile.TryLock(free);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException or NotPlainFileException)
        {
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
