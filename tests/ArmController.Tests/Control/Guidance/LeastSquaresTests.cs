using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

public sealed class LeastSquaresTests
{
    private const ulong Seed = 5;
    private const double DampingMetres = 0.02;

    private static readonly ArmDescription Arm = ShippedArms.Load("so101").Description;
    private static readonly JointRanges Ranges = new(Arm);
    private static readonly ChainModel Model = new(Arm.Chain);

    /// <summary>What it answers is where the sum of squares is flat: J' (e - J x) = d d x.</summary>
    [Fact]
    public void Far_from_all_limits_nothing_shorter_leaves_less()
    {
        Pcg32 random = new(Seed, 1);
        for (int n = 0; n < 500; n++)
        {
            Joints<Radian> angles = Middle(random);
            Model.Look(angles, out Vector3d tip, out LaneVectors columns);
            Vector3d error = Somewhere(random) - tip;
            LeastSquares.Solve(columns, error, angles, Ranges, out Joints<Radian> turns);
            Vector3d left = error;
            for (int j = 0; j < Ranges.Count; j++)
            {
                left -= columns[j] * turns[j];
            }

            for (int j = 0; j < Ranges.Count; j++)
            {
                Assert.Equal(DampingMetres * DampingMetres * turns[j], Vector3d.Dot(columns[j], left), 1e-12);
            }

            Assert.True(left.Length <= error.Length);
        }
    }

    [Fact]
    public void A_joint_at_its_limit_is_never_sent_beyond_and_the_others_still_bring_the_tip_nearer()
    {
        Pcg32 random = new(Seed, 2);
        int held = 0;
        for (int n = 0; n < 2000; n++)
        {
            Joints<Radian> angles = ShippedArms.Pose(Arm, random);
            int at = random.NextInt(Ranges.Count);
            bool low = random.NextInt(2) == 0;
            angles[at] = low ? Ranges.Lowest[at] : Ranges.Highest[at];
            Model.Look(angles, out Vector3d tip, out LaneVectors columns);
            Vector3d error = Somewhere(random) - tip;
            LeastSquares.Solve(columns, error, angles, Ranges, out Joints<Radian> turns);
            Assert.True(low ? turns[at] >= 0 : turns[at] <= 0, $"seed {Seed}: {turns[at]}");
            Assert.True(turns.IsFinite());
            if (turns[at] != 0 || IsAnotherNearLimits(angles, at))
            {
                continue;
            }

            // The others together leave no more than they would have left had the joint only been forgotten.
            held++;
            LaneVectors forgotten = columns;
            forgotten[at] = default;
            LeastSquares.Solve(forgotten, error, angles, Ranges, out Joints<Radian> others);
            Assert.Equal(0, Cost(columns, error, others) - Cost(columns, error, turns), 1e-9);
            Joints<Radian> zeroed = Unheld(columns, error);
            zeroed[at] = 0;
            Assert.True(Cost(columns, error, turns) <= Cost(columns, error, zeroed) + 1e-12);
        }

        Assert.InRange(held, 300, 1900);
    }

    [Fact]
    public void A_stretched_arm_asks_for_no_more_than_the_damping_allows()
    {
        LaneVectors columns = default;
        columns[0] = new(0, 1e-9, 0);
        LeastSquares.Solve(columns, new(0, 0.3, 0), default, Ranges, out Joints<Radian> turns);
        Assert.InRange(Math.Abs(turns[0]), 0, 1e-6);

        // The most that any lever can ask for: half the error for the damping.
        columns[0] = new(0, DampingMetres, 0);
        LeastSquares.Solve(columns, new(0, 0.3, 0), default, Ranges, out turns);
        Assert.Equal(0.3 / (2 * DampingMetres), turns[0], 1e-9);
    }

    // What damped least squares make small: what is left, and the turns themselves.
    private static double Cost(in LaneVectors columns, in Vector3d error, in Joints<Radian> turns)
    {
        Vector3d left = error;
        double cost = 0;
        for (int j = 0; j < Ranges.Count; j++)
        {
            left -= columns[j] * turns[j];
            cost += DampingMetres * DampingMetres * turns[j] * turns[j];
        }

        return cost + Vector3d.Dot(left, left);
    }

    private static Joints<Radian> Unheld(in LaneVectors columns, in Vector3d error)
    {
        Joints<Radian> middle = (Ranges.Lowest + Ranges.Highest) * 0.5;
        LeastSquares.Solve(columns, error, middle, Ranges, out Joints<Radian> turns);
        return turns;
    }

    private static bool IsAnotherNearLimits(in Joints<Radian> angles, int at)
    {
        bool held = false;
        for (int j = 0; j < Ranges.Count; j++)
        {
            held |= j != at && (angles[j] < Ranges.Lowest[j] + 0.02 || angles[j] > Ranges.Highest[j] - 0.02);
        }

        return held;
    }

    private static Joints<Radian> Middle(Pcg32 random)
    {
        Joints<Radian> angles = default;
        for (int j = 0; j < Ranges.Count; j++)
        {
            double middle = (Ranges.Lowest[j] + Ranges.Highest[j]) / 2;
            angles[j] = middle + ((Ranges.Highest[j] - middle) * random.NextDouble(-0.9, 0.9));
        }

        return angles;
    }

    private static Vector3d Somewhere(Pcg32 random) =>
        new(random.NextDouble(-0.4, 0.4), random.NextDouble(-0.4, 0.4), random.NextDouble(0, 0.4));
}
