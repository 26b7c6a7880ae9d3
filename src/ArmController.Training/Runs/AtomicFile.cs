using ArmController.Configuration.Files;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Training.Runs;

/// <summary>
/// Replaces a file so that a reader, and a power cut, finds the old bytes or the new ones and never a mixture; once it says done, a power cut leaves
/// the new ones. A link is not replaced and nothing is written through it.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, to the disk, renames, and brings the folder to the disk.</summary>
    public static WriteResult Write(string path, ReadOnlySpan<byte> bytes)
    {
        string beside = path + ".tmp";
        bool replaced = false;
        try
        {
            PlainFile.RefuseLink(path);
            using (SafeFileHandle file = PlainFile.MakeAnew(beside))
            {
                RandomAccess.Write(file, bytes, 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(beside, path, overwrite: true);
            replaced = true;
            FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return WriteResult.Done;
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            DeleteQuietly(beside);
            return WriteResult.Failed(fault) with { IsReplaced = replaced };
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
