using ArmController.Rigs;
using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Journal;
using ArmController.Simulation;

namespace ArmController.Learn;

/// <summary>
/// Runs a throw-away rig until the runtime has loaded and compiled what a tick needs: static constructors and tables are allocated once per
/// process, and the run that counts bytes must find them made.
/// </summary>
internal static class WarmUp
{
    private const int Ticks = 2_000;

    public static void Run(RigPlan plan)
    {
        ReachAgents agents = new(plan);
        LearningReacher? reacher = null;
        RunMeter meter = new();
        using SimulatedRig rig = new(plan, plan.Seed, twin => reacher = agents.Trainee(twin.Chain, new NoLog()), meter);
        meter.Watch(rig.Arm);
        for (int i = 0; i < Ticks; i++)
        {
            rig.Tick();
        }

        byte[] image = new byte[LearnImage.Capacity(reacher!)];
        LearnImage.Write(image, plan, plan.Arm.Description.Chain.Count, Ticks, reacher!, rig);
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
