using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Training.Learn;

/// <summary>
/// Runs a throw-away rig until the runtime has loaded and compiled what a tick needs: static constructors and tables are allocated once per
/// process, and the run that counts bytes must find them made.
/// </summary>
public static class WarmUp
{
    private const int Ticks = 2_000;

    /// <summary>Runs it, on this thread.</summary>
    public static void Run(RigPlan plan)
    {
        ILearningAgent agent = plan.Trainee(new NoLog());
        RunMeter meter = new();
        using SimulatedRig rig = new(plan, plan.Seed, _ => agent, meter);
        meter.Watch(rig.Arm);
        for (int i = 0; i < Ticks; i++)
        {
            rig.Tick();
        }

        byte[] image = new byte[LearnImage.Capacity(agent)];
        LearnImage.Write(image, plan, Ticks, agent, rig);
    }
}
