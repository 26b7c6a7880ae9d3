using ArmController.Configuration.Files;
using ArmController.Configuration.Troubles;

namespace ArmController.Training.Checkpoints;

/// <summary>
/// Saves generations into one folder so that at every instant, power cuts included, the newest acknowledged one or the one before it can be
/// loaded. One thread calls it; it answers with results and throws only for bugs.
/// </summary>
public sealed class CheckpointStore(string directory)
{
    private readonly CheckpointFolder folder = new(directory);
    private byte[] image = [];
    private byte[] readBack = [];
    private ulong generation;
    private bool generationKnown;

    /// <summary>Writes, flushes, reads back, keeps the current file as the previous one, renames, and flushes the folder.</summary>
    public SaveResult Save(ReadOnlySpan<byte> payload, ulong configHash)
    {
        if (payload.Length > CheckpointImage.MaxPayloadBytes)
        {
            return new(
                SaveOutcome.PayloadTooLong,
                generation,
                Unsaved(
                    folder.Current, $"it was not saved: {payload.Length} bytes are above {CheckpointImage.MaxPayloadBytes}", "use fewer weights"));
        }

        try
        {
            FolderSync.Create(folder.Path);
            PlainFile.RefuseLink(folder.Current);
            PlainFile.RefuseLink(folder.Previous);
            LearnGeneration();
            int length = CheckpointImage.Length(payload.Length);
            CheckpointFile.Grow(ref image, length);
            CheckpointImage.Encode(payload, configHash, generation + 1, image.AsSpan(0, length));

            CheckpointFile.Write(folder.Unfinished, image.AsSpan(0, length));
            CheckpointFile.Read(folder.Unfinished, null, ref readBack, out int got, out _);
            if (!image.AsSpan(0, length).SequenceEqual(readBack.AsSpan(0, got)))
            {
                DeleteUnfinished();
                return new(
                    SaveOutcome.ReadBackDiffers,
                    generation,
                    Unsaved(folder.Unfinished, "it was not saved: the disk gave back other bytes than it was given", "replace the disk"));
            }

            KeepCurrentAsPrevious();
            File.Move(folder.Unfinished, folder.Current, overwrite: true);
            generation++;
            FolderSync.Flush(folder.Path);
            return new(SaveOutcome.Saved, generation, null);
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            DeleteUnfinished();
            return DiskFault.ToResult(e, folder.Current, generation);
        }
    }

    /// <summary>Copies the current generation into the archive and drops the archive's oldest; when, the caller decides.</summary>
    public SaveResult Archive() => TryReadCurrent("archived", out ReadOnlySpan<byte> bytes, out ulong number, out SaveResult refused)
        ? CheckpointArchive.Add(folder.Archive, bytes, number)
        : refused;

    /// <summary>Copies the current generation to where the best one is kept; when, the caller decides.</summary>
    public SaveResult Promote() => TryReadCurrent("promoted", out ReadOnlySpan<byte> bytes, out ulong number, out SaveResult refused)
        ? CheckpointArchive.Put(folder.Promoted, bytes, number)
        : refused;

    private static Trouble Unsaved(string path, string cause, string remedy) => new(SaveResult.Unsaved, path, cause, remedy);

    private bool TryReadCurrent(string toBe, out ReadOnlySpan<byte> bytes, out ulong number, out SaveResult refused)
    {
        CheckpointVerdict verdict = CheckpointFile.Read(folder.Current, null, ref readBack, out int length, out CheckpointHeader header);
        bytes = readBack.AsSpan(0, length);
        number = header.Generation;
        refused = verdict == CheckpointVerdict.Good
            ? default
            : new(
                SaveOutcome.NothingToArchive,
                generation,
                Unsaved(folder.Current, $"it was not {toBe}: it {VerdictText.Of(verdict)}", "save a generation first"));
        return verdict == CheckpointVerdict.Good;
    }

    private void KeepCurrentAsPrevious()
    {
        // A bad current file must not push out a good previous one.
        if (CheckpointFile.Read(folder.Current, null, ref readBack, out _, out _) != CheckpointVerdict.Good)
        {
            return;
        }

        File.Delete(folder.SecondName);
        if (FolderSync.TryLink(folder.Current, folder.SecondName))
        {
            File.Move(folder.SecondName, folder.Previous, overwrite: true);

            // When both were one file already, the rename did nothing and left the second name.
            File.Delete(folder.SecondName);
        }
        else
        {
            // For an instant only the previous file exists; the loader takes it.
            File.Move(folder.Current, folder.Previous, overwrite: true);
        }
    }

    private void LearnGeneration()
    {
        if (generationKnown)
        {
            return;
        }

        CheckpointFile.Read(folder.Current, null, ref readBack, out _, out CheckpointHeader current);
        CheckpointFile.Read(folder.Previous, null, ref readBack, out _, out CheckpointHeader previous);
        generation = Math.Max(CheckpointArchive.Newest(folder.Archive), Math.Max(current.Generation, previous.Generation));
        generationKnown = true;
    }

    private void DeleteUnfinished()
    {
        try
        {
            File.Delete(folder.Unfinished);
        }
        catch (Exception e) when (DiskFault.IsOne(e))
        {
            // It is never loaded, and the next save overwrites it.
        }
    }
}
