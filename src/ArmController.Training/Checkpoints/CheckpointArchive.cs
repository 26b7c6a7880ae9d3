using System.Globalization;
using ArmController.Configuration.Files;

namespace ArmController.Training.Checkpoints;

/// <summary>The few generations kept for longer, each in a file named by its number.</summary>
internal static class CheckpointArchive
{
    public const int Kept = 5;

    /// <summary>Adds a generation, then drops the oldest beyond <see cref="Kept"/>.</summary>
    public static SaveResult Add(string archive, ReadOnlySpan<byte> image, ulong generation)
    {
        string name = generation.ToString("D6", CultureInfo.InvariantCulture);
        string final = Path.Combine(archive, $"{name}.ckpt");
        string unfinished = Path.Combine(archive, $"{name}.tmp");
        try
        {
            FolderSync.Create(archive);
            PlainFile.RefuseLink(final);
            CheckpointFile.Write(unfinished, image);
            File.Move(unfinished, final, overwrite: true);
            FolderSync.Flush(archive);
            foreach (ulong old in Generations(archive).OrderDescending().Skip(Kept))
            {
                File.Delete(Path.Combine(archive, $"{old.ToString("D6", CultureInfo.InvariantCulture)}.ckpt"));
            }

            return new(SaveOutcome.Saved, generation, null);
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            DeleteQuietly(unfinished);
            return DiskFault.ToResult(e, final, generation);
        }
    }

    /// <summary>The newest number in the archive, 0 when there is none.</summary>
    public static ulong Newest(string archive) => Directory.Exists(archive) ? Generations(archive).DefaultIfEmpty().Max() : 0;

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
