using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Learning.Snapshots;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Training.Learn;

/// <summary>
/// Tries an image on a throw-away rig, before anything is written: a file may be whole and still hold another learner's numbers, for example
/// those of another version of this program.
/// </summary>
public static class ImageTryout
{
    /// <summary>True when all that will be read of the image can be read.</summary>
    public static bool Fits(RigPlan plan, LearnOrigin origin)
    {
        ILearningAgent agent = plan.Trainee(new NoLog());
        using SimulatedRig rig = new(plan, plan.Seed, _ => agent, new RunMeter());
        KeptChecks? checks = origin.Head.Checks is { } plans ? KeptChecks.Of(plans, agent) : null;
        return TakeOver(origin, agent, rig, checks) && (checks is null || CanRecall(plan.Task.Examinee(plan.ExamScope), checks.Keeper));
    }

    /// <summary>Reads an image into an agent, and into its rig and its checks when the session is resumed.</summary>
    /// <param name="origin">The image.</param>
    /// <param name="agent">Who takes over what was learned.</param>
    /// <param name="rig">Where it moves.</param>
    /// <param name="checks">
    /// Who takes over the snapshot; null to pass it over. In another world its scores would mean nothing: there it begins anew.
    /// </param>
    public static bool TakeOver(LearnOrigin origin, ILearningAgent agent, SimulatedRig rig, KeptChecks? checks = null)
    {
        StateReader reader = new(origin.Payload);
        if (LearnImage.ReadHead(ref reader) is not { } head || !agent.LoadLearned(ref reader))
        {
            return false;
        }

        if (!origin.Exactly)
        {
            return true;
        }

        KeptChecks? kept = head.Checks is null ? null : checks ?? KeptChecks.Of(head.Checks, agent);
        return (kept is null || kept.Keeper.Load(ref reader)) && rig.Load(ref reader, head.Rest == ImageRest.FormerRig);
    }

    // A snapshot is read when a check falls, perhaps hours later: then is too late to find out that it cannot be.
    private static bool CanRecall(ILearningAgent other, SnapshotKeeper keeper)
    {
        StateReader reader = new(keeper.Promoted);
        return !keeper.HasPromoted || (other.LoadLearned(ref reader) && reader.Remaining == 0);
    }
}
