using ArmController.Checkpoints;
using ArmController.Configuration;
using ArmController.Numerics;

namespace ArmController.Learn;

/// <summary>Reads the checkpoint that a run or an examination begins from; every refusal is one sentence.</summary>
internal static class LearnOrigins
{
    /// <summary>Code of the fault that a checkpoint cannot be used.</summary>
    public const string Unusable = "E-CKP-01";

    /// <summary>Reads and checks a checkpoint for an arm.</summary>
    /// <param name="path">A run, a folder of checkpoints or a checkpoint.</param>
    /// <param name="arm">The arm it must have been learned on.</param>
    /// <param name="note">A sentence for the operator when an older generation had to be taken; empty otherwise.</param>
    public static Checked<LearnOrigin> Read(string path, ArmConfiguration arm, out string note)
    {
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
