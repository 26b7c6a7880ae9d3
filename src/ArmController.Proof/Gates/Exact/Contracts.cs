using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Proof.Gates.Exact;

/// <summary>What every learner keeps, whichever it is.</summary>
internal static class Contracts
{
    private const int Counted = 100_000;
    private const int Compared = 5_000;

    /// <summary>Bytes that all learners together allocate, each in 100,000 steps once it has settled.</summary>
    public static double BytesAllocated(ulong seed) => EveryLearner.Names.Sum(name => BytesAllocated(name, seed));

    /// <summary>Bytes in which two learners of one seed differ after 5,000 steps, of all learners together.</summary>
    public static double BytesThatDiffer(ulong seed) =>
        EveryLearner.Names.Sum(name => Differing(After(name, seed, Compared), After(name, seed, Compared)));

    private static double BytesAllocated(string name, ulong seed)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, seed);
        Trial trial = new(world, learner);

        return SteadyBytes.Of(() => trial.Go(Counted));
    }

    /// <summary>Image of a learner of a name and a seed after so many steps in its world.</summary>
    public static byte[] After(string name, ulong seed, int steps)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, seed);
        new Trial(world, learner).Go(steps);
        return Image(learner);
    }

    /// <summary>All that a learner knows, as bytes.</summary>
    public static byte[] Image(ILearner learner)
    {
        byte[] image = new byte[learner.SavedBytes];
        StateWriter writer = new(image);
        learner.Save(ref writer);
        return image[..writer.Length];
    }

    private static int Differing(byte[] one, byte[] two) =>
        Math.Abs(one.Length - two.Length) + one.Zip(two).Count(pair => pair.First != pair.Second);
}
