using ArmController.Checkpoints;
using ArmController.Configuration;
using ArmController.Numerics;

namespace ArmController.Learn;

/// <summary>Reads the checkpoint that a run or an examination begins from; every refusal is one sentence.</summary>
internal static class LearnOrigins
{
    /// <summary>Code of the fault that a checkpoint cannot be used.</summary>
    public const string Unusable = "E-CKP-01";

    /// <summary>
    /// Reads and checks a checkpoint for an arm, to learn on from it: an older generation than the newest must be named by its file.
    /// </summary>
    /// <param name="path">A run, a folder of checkpoints or a checkpoint.</param>
    /// <param name="arm">The arm it must have been learned on.</param>
    public static Checked<LearnOrigin> Read(string path, ArmConfiguration arm)
    {
        Checked<LearnOrigin> read = ReadAny(path, arm, out string note);
        return note.Length > 0 && read.TryGet(out LearnOrigin? older)
            ? new([new ConfigurationFault(
                Unusable, path, 0, 0, note[..note.IndexOf(';', StringComparison.Ordinal)],
                $"the generation before it is whole, to take that name {older.Path}")])
            : read;
    }

    /// <summary>The same to look at only, where an older generation will do.</summary>
    /// <param name="path">A run, a folder of checkpoints or a checkpoint.</param>
    /// <param name="arm">The arm it must have been learned on.</param>
    /// <param name="note">A sentence for the operator when an older generation had to be taken; empty otherwise.</param>
    public static Checked<LearnOrigin> ReadAny(string path, ArmConfiguration arm, out string note)
    {
        if (path.Length == 0)
        {
            note = "";
            return Refuse(path, "no place is named; name a checkpoint, a run's folder or its folder of checkpoints.");
        }

        CheckpointLoad load = CheckpointLoader.Load(path, arm.Source.Hash);
        note = load.FellBack ? load.Message : "";
        if (!load.IsGood)
        {
            return Refuse(load.Path, load.Message);
        }

        byte[] payload = load.Payload.ToArray();
        StateReader reader = new(payload);
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        return head is null || head.Joints != arm.Description.Chain.Count
            ? Refuse(load.Path, $"{load.Path} does not hold a learner of this arm; name another checkpoint, or learn anew.")
            : new(new LearnOrigin(load.Path, payload, head, Exactly: true));
    }

    /// <summary>What is said of a whole file whose numbers do not fit.</summary>
    public static ConfigurationFault Misfit(string path) =>
        new(Unusable, path, 0, 0, "it is whole, but its numbers do not fit this learner", "load it with the version that wrote it, or learn anew");

    // The loader's sentences have the place in front and the remedy after a semicolon; a fault keeps the three apart.
    private static Checked<LearnOrigin> Refuse(string path, string sentence)
    {
        string rest = sentence.StartsWith(path, StringComparison.Ordinal) ? sentence[path.Length..].Trim() : sentence;
        int split = rest.LastIndexOf(';');
        string cause = split < 0 ? rest.TrimEnd('.') : rest[..split];
        string remedy = split < 0 ? "name another checkpoint, or learn anew" : rest[(split + 1)..].Trim().TrimEnd('.');
        return new([new ConfigurationFault(Unusable, path, 0, 0, cause, remedy)]);
    }
}
