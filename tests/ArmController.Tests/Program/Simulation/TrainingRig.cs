using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Control.Tasks.Reach;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>A learner in training on a simulated rig, with the audit of everything its envelope emits.</summary>
internal sealed class TrainingRig : IDisposable
{
    private readonly RigPlan plan;
    private readonly EpisodeCount episodes = new();
    private readonly RecordRing<CheckRecord> checkRing = new(capacity: 64);
    private readonly TrainingChecks? checks;
    private long ticks;

    public TrainingRig(RigPlan plan, CheckPlan? checkPlan = null)
    {
        this.plan = plan;
        Reacher = plan.Trainee(episodes);
        Rig = new SimulatedRig(plan, plan.Seed, _ => Reacher, Meter);
        checks = checkPlan is null ? null : new TrainingChecks(plan, checkPlan, Reacher, checkRing);
        Meter.Watch(Rig.Arm);
    }

    public KeptChecks? Kept => checks?.Kept;

    public RunMeter Meter { get; } = new();

    public SimulatedRig Rig { get; }

    public ILearningAgent Reacher { get; }

    public long Episodes => episodes.Count;

    public static RigPlan Plan(string armName, LearnerKind kind, bool perturbed = false, ulong seed = 1)
    {
        ArmConfiguration arm = ShippedArms.Load(armName);
        TwinPerturbation? twin = TwinPerturbation.None;
        Assert.True(!perturbed || TwinCatalogue.Load("all-perturbed", arm.Description.Chain.Count).TryGet(out twin));
        return new RigPlan(arm, twin!, kind, seed);
    }

    /// <summary>A plan whose camera is late, seldom and lossy, on an arm whose joints nothing measures.</summary>
    public static RigPlan LatePlan(string armName, LearnerKind kind)
    {
        RigPlan plan = Plan(armName, kind);
        return plan with { Twin = plan.Twin with { Tip = new(0.1, 0.02, 25, 0.1), SensesJoints = false } };
    }

    public void Run(long count)
    {
        for (long n = 0; n < count; n++)
        {
            Rig.Tick();
            checks?.After(++ticks);
        }

        ticks += checks is null ? count : 0;
    }

    /// <summary>Checks since the last time.</summary>
    public CheckRecord[] History()
    {
        List<CheckRecord> records = [];
        while (checkRing.TryRead(out CheckRecord record))
        {
            records.Add(record);
        }

        return [.. records];
    }

    public byte[] Learned()
    {
        byte[] buffer = new byte[LearnImage.Capacity(Reacher)];
        StateWriter writer = new(buffer);
        Reacher.SaveLearned(ref writer);
        return buffer[..writer.Length];
    }

    /// <summary>Turns every weight's sign round: what was good is bad from now on.</summary>
    public void Spoil()
    {
        byte[] learned = Learned();
        for (int i = 0; i < ((LearningReacher)Reacher).Learner.Table.Count; i++)
        {
            learned[(i * sizeof(double)) + sizeof(double) - 1] ^= 0x80;
        }

        Assert.True(SavedState.Load(learned, Reacher.LoadLearned));
    }

    public byte[] Image()
    {
        byte[] buffer = new byte[LearnImage.Capacity(Reacher, Kept)];
        int length = LearnImage.Write(buffer, plan, ticks, Reacher, Rig, Kept);
        return buffer[..length];
    }

    public void Load(byte[] image)
    {
        StateReader reader = new(image);
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        Assert.NotNull(head);
        Assert.True(Reacher.LoadLearned(ref reader));
        Assert.True(head.Checks is null || Kept!.Keeper.Load(ref reader));
        Assert.True(Rig.Load(ref reader));
        Assert.Equal(0, reader.Remaining);
        ticks = head.Ticks;
        Meter.Watch(Rig.Arm);
    }

    public void Dispose()
    {
        checks?.Dispose();
        Rig.Dispose();
    }

    private sealed class EpisodeCount : IEpisodeLog
    {
        public long Count { get; private set; }

        public void Append(in EpisodeRecord episode) => Count++;
    }
}
