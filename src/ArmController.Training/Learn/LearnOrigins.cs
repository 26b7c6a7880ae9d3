using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Numerics;
using ArmController.Training.Checkpoints;

namespace ArmController.Training.Learn;

/// <summary>Reads the checkpoint that a run or an examination begins from; every refusal is a <see cref="Trouble"/>.</summary>
public static class LearnOrigins
{
    /// <summary>Code of the fault that a checkpoint cannot be used.</summary>
    public const string Unusable = CheckpointLoader.Unusable;

    /// <summary>
    /// Reads and checks a checkpoint for an arm, to learn on from it: an older generation than the newest must be named by its file.
    /// </summary>
    /// <param name="path">A run, a folder of checkpoints or a checkpoint.</param>
    /// <param name="arm">The arm it must have been learned on.</param>
    public static Checked<LearnOrigin> Read(string path, ArmConfiguration arm)
    {
        Checked<LearnOrigin> read = ReadAny(path, arm, out Trouble? note);
        return note is not null && read.TryGet(out LearnOrigin? older)
            ? new([note with { Code = Unusable, Remedy = $"the generation before it is whole, to take that name {older.Path}" }])
            : read;
    }

    /// <summary>The same to look at only, where an older generation will do.</summary>
    /// <param name="path">A run, a folder of checkpoints or a checkpoint.</param>
    /// <param name="arm">The arm it must have been learned on.</param>
    /// <param name="note">What the operator is told when an older generation had to be taken; null otherwise.</param>
    public static Checked<LearnOrigin> ReadAny(string path, ArmConfiguration arm, out Trouble? note)
    {
        note = null;
        if (path.Length == 0)
        {
            return new([new Trouble(Unusable, path, "no place is named", "name a checkpoint, a run's folder or its folder of checkpoints")]);
        }

        CheckpointLoad load = CheckpointLoader.Load(path, arm.Source.Hash);
        note = load.FellBack ? load.Trouble : null;
        if (!load.IsGood)
        {
            return new([load.Trouble!]);
        }

        byte[] payload = load.Payload.ToArray();
        StateReader reader = new(payload);
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        return head is null || head.Joints != arm.Description.Chain.Count
            ? new([new Trouble(Unusable, load.Path, "it does not hold a learner of this arm", "name another checkpoint, or learn anew")])
            : new(new LearnOrigin(load.Path, payload, head, Exactly: head.Rest != ImageRest.Agent));
    }

    /// <summary>A fault of a checkpoint that is whole and not the one that is wanted.</summary>
    public static Trouble Another(LearnOrigin origin, string cause, string remedy) => new(Unusable, origin.Path, cause, remedy);

    /// <summary>What is said of a whole file whose numbers do not fit.</summary>
    public static Trouble Misfit(string path) =>
        new(Unusable, path, "it is whole, but its numbers do not fit this learner", "load it with the version that wrote it, or learn anew");
}
