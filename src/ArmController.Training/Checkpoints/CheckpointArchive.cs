using System.Globalization;
using ArmController.Configuration.Files;

namespace ArmController.Training.Checkpoints;

/// <summary>Generations that are kept for longer: the few of the archive, each named by its number, and any under a name of its own.</summary>
internal static class CheckpointArchive
{
    public const int Kept = 5;

    /// <summary>Adds a generation, then drops the oldest beyond <see cref="Kept"/>.</summary>
    public static SaveResult Add(string archive, ReadOnlySpan<byte> image, ulong generation)
    {
        string final = PathOf(archive, generation);
        SaveResult put = Put(final, image, generation);
        if (!put.IsSaved)
        {
            return put;
        }

        try
        {
            foreach (ulong old in Generations(archive).OrderDescending().Skip(Kept))
            {
                File.Delete(PathOf(archive, old));
            }

            return put;
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            return DiskFault.ToResult(e, final, generation);
        }
    }

    /// <summary>Keeps a generation under a name of its own: a reader finds the bytes that were there, or these.</summary>
    public static SaveResult Put(string path, ReadOnlySpan<byte> image, ulong generation)
    {
        string unfinished = Path.ChangeExtension(path, "tmp");
        string folder = Path.GetDirectoryName(path)!;
        try
        {
            FolderSync.Create(folder);
            PlainFile.RefuseLink(path);
            CheckpointFile.Write(unfinished, image);
            File.Move(unfinished, path, overwrite: true);
            FolderSync.Flush(folder);
            return new(SaveOutcome.Saved, generation, null);
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            DeleteQuietly(unfinished);
            return DiskFault.ToResult(e, path, generation);
        }
    }

    /// <summary>The newest number in the archive, 0 when there is none.</summary>
    public static ulong Newest(string archive) => Directory.Exists(archive) ? Generations(archive).DefaultIfEmpty().Max() : 0;

    private static string PathOf(string archive, ulong generation) =>
        Path.Combine(archive, $"{generation.ToString("D6", CultureInfo.InvariantCulture)}.ckpt");

    private static IEnumerable<ulong> Generations(string archive) =>
        Directory.EnumerateFiles(archive, "*.ckpt")
            .Select(path => ulong.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
                ? number
                : 0)
            .Where(number => number > 0);

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            // It is never loaded.
        }
    }
}
