using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Journal;
using ArmController.Learn;
using ArmController.Numerics;
using ArmController.Simulation;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>A learner in training on a simulated rig, with the audit of everything its envelope emits.</summary>
internal sealed class TrainingRig : IDisposable
{
    private readonly RigPlan plan;
    private readonly EpisodeCount episodes = new();
    private long ticks;

    public TrainingRig(RigPlan plan)
    {
        this.plan = plan;
        LearningReacher? reacher = null;
        Rig = new SimulatedRig(plan, plan.Seed, twin => reacher = new ReachAgents(plan).Trainee(twin.Chain, episodes), Meter);
        Reacher = reacher!;
        Meter.Watch(Rig.Arm);
    }

    public RunMeter Meter { get; } = new();

    public SimulatedRig Rig { get; }

    public LearningReacher Reacher { get; }

    public long Episodes => episodes.Count;

    public static RigPlan Plan(string armName, JacobianSource jacobian, bool perturbed = false, ulong seed = 1)
    {
        ArmConfiguration arm = ShippedArms.Load(armName);
        TwinPerturbation? twin = TwinPerturbation.None;
        Assert.True(!perturbed || TwinCatalogue.Load("all-perturbed", arm.Description.Chain.Count).TryGet(out twin));
        return new RigPlan(arm, twin!, jacobian, RigPlan.Tuned(jacobian), seed);
    }

    public void Run(long count)
    {
        for (long n = 0; n < count; n++)
        {
            Rig.Tick();
        }

        ticks += count;
    }

    public byte[] Image()
    {
        byte[] buffer = new byte[LearnImage.Capacity(Reacher)];
        int length = LearnImage.Write(buffer, plan, plan.Arm.Description.Chain.Count, ticks, Reacher, Rig);
        return buffer[..length];
    }

    public void Load(byte[] image)
    {
        StateReader reader = new(image);
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        Assert.NotNull(head);
        Assert.True(Reacher.LoadLearned(ref reader));
        Assert.True(Rig.Load(ref reader));
        Assert.Equal(0, reader.Remaining);
        ticks = head.Ticks;
        Meter.Watch(Rig.Arm);
    }

    public void Dispose() => Rig.Dispose();

    private sealed class EpisodeCount : IEpisodeLog
    {
        public long Count { get; private set; }

        public void Append(in EpisodeRecord episode) => Count++;
    }
}
