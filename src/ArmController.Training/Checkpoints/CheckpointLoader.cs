
namespace ArmController.Training.Checkpoints;

/// <summary>Finds and reads the newest usable checkpoint under a path that an operator named.</summary>
internal static class CheckpointLoader
{
    /// <summary>Code of the trouble that a checkpoint cannot be used.</summary>
    public const string Unusable = "E-CKP-01";

    private const string TookOlder = "E-CKP-02";

    /// <summary>Loads the current generation, else the one before it with a note, else says why there is none.</summary>
    /// <param name="path">A checkpoint, a folder of checkpoints, or a run's folder.</param>
    /// <param name="configHash">The configuration it must belong to, or null when any will do.</param>
    public static CheckpointLoad Load(string path, ulong? configHash)
    {
        if (!Directory.Exists(path))
        {
            return LoadFile(path, configHash);
        }

        CheckpointFolder folder = FindFolder(path);
        CheckpointLoad current = LoadFile(folder.Current, configHash);

        // A whole file of another configuration is no accident: going back a generation would hide it.
        if (current.Verdict is CheckpointVerdict.Good or CheckpointVerdict.ForeignConfig)
        {
            return current;
        }

        CheckpointLoad previous = LoadFile(folder.Previous, configHash);
        if (previous.IsGood)
        {
            return previous with
            {
                FellBack = true,
                Trouble = new(
                    TookOlder,
                    folder.Current,
                    Cause(current),
                    $"generation {previous.Header.Generation} of {folder.Previous} was loaded instead: confirm it before learning goes on"),
            };
        }

        return (current.Verdict, previous.Verdict) switch
        {
            (CheckpointVerdict.Missing, CheckpointVerdict.Missing) =>
                current with { Trouble = new(Unusable, path, "it holds no checkpoint", VerdictText.Remedy(CheckpointVerdict.Missing)) },
            (CheckpointVerdict.Missing, _) => previous,
            _ => current with
            {
                Trouble = current.Trouble! with { Cause = $"{Cause(current)} and {folder.Previous} {VerdictText.Of(previous.Verdict)}" },
            },
        };
    }

    private static string Cause(CheckpointLoad load) => $"it {VerdictText.Of(load.Verdict)}";

    private static CheckpointFolder FindFolder(string path)
    {
        var folder = new CheckpointFolder(path);
        string inside = Path.Combine(path, CheckpointFolder.NameInRun);
        bool isRun = !File.Exists(folder.Current) && !File.Exists(folder.Previous) && Directory.Exists(inside);
        return isRun ? new(inside) : folder;
    }

    private static CheckpointLoad LoadFile(string path, ulong? configHash)
    {
        byte[] image = [];
        CheckpointVerdict verdict = CheckpointFile.Read(path, configHash, ref image, out _, out CheckpointHeader header);
        if (verdict == CheckpointVerdict.Good)
        {
            return new(verdict, header, image.AsMemory(CheckpointImage.HeaderLength, header.PayloadLength), path, false, null);
        }

        string whose = verdict == CheckpointVerdict.ForeignConfig ? $" ({header.ConfigHash:x16}, not {configHash:x16})" : "";
        return new(verdict, header, default, path, false, new(Unusable, path, $"it {VerdictText.Of(verdict)}{whose}", VerdictText.Remedy(verdict)));
    }
}
