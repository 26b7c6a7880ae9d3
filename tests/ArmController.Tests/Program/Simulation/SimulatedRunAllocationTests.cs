using ArmController.Control.Agents;
using ArmController.Rigs;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>Alone in its process while it runs: the number of collections is the whole process's.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess
{
}

[Collection(nameof(AloneInTheProcess))]
public sealed class SimulatedRunAllocationTests
{
    [Theory]
    [InlineData("QUrdf", 1_000_000)]
    [InlineData("QLearned", 100_000)]
    [InlineData("QNone", 100_000)]
    [InlineData("ModelNone", 100_000)]
    public void A_learning_run_allocates_nothing_and_collects_nothing(string kind, long ticks) =>
        MakesNoGarbage(TrainingRig.Plan("desk4", Enum.Parse<LearnerKind>(kind)), ticks);

    [Fact]
    public void Neither_does_one_whose_tip_is_late_seldom_and_lost() =>
        MakesNoGarbage(TrainingRig.LatePlan("desk4", LearnerKind.ModelNone), 100_000);

    private static void MakesNoGarbage(RigPlan plan, long ticks)
    {
        using TrainingRig rig = new(plan);
        rig.Run(5_000);
        GC.Collect();
        int collections = GC.CollectionCount(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.Run(ticks);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        collections = GC.CollectionCount(0) - collections;
        Assert.Equal(0, allocated);
        Assert.Equal(0, collections);
        Assert.Equal(0, rig.Meter.Violations);
        Assert.Equal(0, rig.Meter.FailedWrites);
        Assert.True(rig.Episodes > ticks / 1000);
    }
}
