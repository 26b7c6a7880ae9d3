using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Rigs;

/// <summary>
/// Five wanted angles that wander as an arm's do, each seen through tiles of its own; the learner is paid for moving them towards zero.
/// </summary>
internal sealed class JointWalk
{
    /// <summary>Number of joints.</summary>
    public const int Joints = 5;

    /// <summary>Steps after which the same angles come again.</summary>
    public const int Tape = 4_096;

    /// <summary>Seed and stream of the learner's random numbers.</summary>
    public const ulong LearnerSeed = 4;

    private const int Tilings = 8;
    private const double Limit = 8.9;

    private readonly LineTiles tiles = new(Tilings, Limit);
    private readonly FactoredQLearner learner;
    private readonly ActiveFeatures state = new(Joints, Tilings);
    private readonly int[] actions = new int[Joints];
    private readonly double[] places = Places();
    private int at;

    public JointWalk(LearnerSettings settings)
    {
        learner = new FactoredQLearner(Joints, Tilings, tiles.Count, 3, settings, new Pcg32(LearnerSeed, LearnerSeed));
        See();
        learner.Enter(state);
    }

    /// <summary>What it has learned.</summary>
    public ReadOnlySpan<double> Weights => learner.Table.Weights;

    /// <summary>The angles, joint by joint, then step by step.</summary>
    public static double[] Places()
    {
        double[] places = new double[Tape * Joints];
        Pcg32 random = new(3, 3);
        for (int i = Joints; i < places.Length; i++)
        {
            places[i] = Math.Clamp(places[i - Joints] + (0.5 * random.NextGaussian()), -Limit, Limit);
        }

        return places;
    }

    public void Go(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            learner.Choose(explore: true, actions);
            double before = Math.Abs(places[at * Joints]);
            at = (at + 1) % Tape;
            See();
            learner.Learn(actions, before - Math.Abs(places[at * Joints]), state, terminal: false);
        }
    }

    private void See()
    {
        for (int joint = 0; joint < Joints; joint++)
        {
            double place = places[(at * Joints) + joint];
            state.Mirrored(joint) = place < 0;
            tiles.Encode(Math.Abs(place), state.Of(joint));
        }
    }
}
