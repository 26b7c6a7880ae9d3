using Microsoft.Win32.SafeHandles;

namespace ArmController.Runs;

/// <summary>Replaces a file so that a reader, and a power cut, finds the old bytes or the new ones and never a mixture.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file, to the disk, and renames.</summary>
    public static WriteResult Write(string path, ReadOnlySpan<byte> bytes)
    {
        string beside = path + ".tmp";
        try
        {
            using (SafeFileHandle file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write))
            {
                RandomAccess.Write(file, bytes, 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(beside, path, overwrite: true);
            return WriteResult.Done;
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            DeleteQuietly(beside);
            return WriteResult.Failed(fault);
        }
    }

    private static void DeleteQuietly(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            // Nobody reads it, and the next write replaces it.
        }
    }
}
