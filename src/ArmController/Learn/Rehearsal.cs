using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Journal;
using ArmController.Numerics;
using ArmController.Simulation;

namespace ArmController.Learn;

/// <summary>
/// Tries an image on a throw-away rig, before anything is written: a file may be whole and still hold another learner's numbers, for example
/// those of another version of this program.
/// </summary>
internal static class Rehearsal
{
    /// <summary>True when all that will be read of the image can be read.</summary>
    public static bool Fits(RigPlan plan, LearnOrigin origin)
    {
        ReachAgents agents = new(plan);
        LearningReacher? reacher = null;
        using SimulatedRig rig = new(plan, plan.Seed, twin => reacher = agents.Trainee(twin.Chain, new NoLog()), new RunMeter());
        return TakeOver(origin, reacher!, rig);
    }

    /// <summary>Reads an image into a reacher, and into its rig when the session is resumed.</summary>
    public static bool TakeOver(LearnOrigin origin, LearningReacher reacher, SimulatedRig rig)
    {
        StateReader reader = new(origin.Payload);
        return LearnImage.ReadHead(ref reader) is not null
            && reacher.LoadLearned(ref reader)
            && (!origin.Exactly || rig.Load(ref reader));
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
