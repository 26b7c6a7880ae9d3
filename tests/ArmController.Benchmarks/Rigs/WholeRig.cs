using ArmController.Control.Agents;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Benchmarks.Rigs;

/// <summary>What a `learn` runs on its hot thread: rig, trainee, ring of episodes, meter with its audit.</summary>
internal sealed class WholeRig : IDisposable
{
    public WholeRig(RigPlan plan)
    {
        Plan = plan;
        Ring = new EpisodeRing(16_384);
        Reacher = plan.Trainee(Ring);
        Rig = new SimulatedRig(plan, plan.Seed, _ => Reacher, Meter);
        Meter.Watch(Rig.Arm);
    }

    public RigPlan Plan { get; }

    public SimulatedRig Rig { get; }

    public ILearningAgent Reacher { get; }

    public EpisodeRing Ring { get; }

    public RunMeter Meter { get; } = new();

    public void Run(int ticks)
    {
        for (int i = 0; i < ticks; i++)
        {
            Rig.Tick();
        }
    }

    public void Dispose() => Rig.Dispose();
}
