using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Gates.Exact;

/// <summary>What every learner keeps, whichever it is.</summary>
internal static class Contracts
{
    private const int Counted = 100_000;
    private const int Block = 20_000;
    private const int MostBlocks = 20;

    /// <summary>Bytes that all learners together allocate, each in 100,000 steps after it has settled.</summary>
    public static double BytesAllocated(ulong seed) => EveryLearner.Names.Sum(name => BytesAllocated(name, seed));

    /// <summary>Bytes in which two learners of one seed differ after 5,000 steps, of all learners together.</summary>
    public static double BytesThatDiffer(ulong seed) => EveryLearner.Names.Sum(name => Differing(After(name, seed), After(name, seed)));

    private static double BytesAllocated(string name, ulong seed)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, seed);
        Trial trial = new(world, learner);

        // What is compiled anew meanwhile allocates a little; a learner that allocates always does so in every block.
        for (int block = 0; block < MostBlocks && Bytes(trial, Block) > 0; block++)
        {
            Thread.Sleep(50);
        }

        return Bytes(trial, Counted);
    }

    private static long Bytes(Trial trial, int steps)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(trial, steps);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] After(string name, ulong seed)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, seed);
        Run(new Trial(world, learner), 5_000);
        byte[] image = new byte[learner.SavedBytes];
        StateWriter writer = new(image);
        learner.Save(ref writer);
        return image[..writer.Length];
    }

    private static int Differing(byte[] one, byte[] two) =>
        Math.Abs(one.Length - two.Length) + one.Zip(two).Count(pair => pair.First != pair.Second);

    private static void Run(Trial trial, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            trial.Step();
        }
    }
}
