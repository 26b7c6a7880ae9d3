using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>How an arm folds: all of it as near to its shoulder as it gets, and the tip as near to the axis of its base.</summary>
internal static class FoldedPosture
{
    private const int StepsAJoint = 12;

    /// <summary>That of an arm, whatever stands round it; the base is where it is at home.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="lift">Which of its joints lift.</param>
    /// <param name="ranges">How far they turn.</param>
    /// <param name="home">Where it is when nothing folded is clear of table and links, radians.</param>
    public static Joints<Radian> Of(ArmDescription arm, LiftStructure lift, JointRanges ranges, in Joints<Radian> home)
    {
        ClearPostures clear = new(arm with { Obstacles = arm.Obstacles is { } all ? all with { KeepOuts = [] } : null });
        Joints<Radian> best = home;
        double least = double.PositiveInfinity;
        Try(0, home);
        return best;

        void Try(int lifted, Joints<Radian> posture)
        {
            if (lifted < lift.Lifts.Length)
            {
                int j = lift.Lifts[lifted];
                for (int i = 0; i <= StepsAJoint; i++)
                {
                    posture[j] = ranges.Lowest[j] + ((ranges.Highest[j] - ranges.Lowest[j]) * i / StepsAJoint);
                    Try(lifted + 1, posture);
                }

                return;
            }

            double size = SizeOf(arm.Chain, lift, posture);
            if (size < least && clear.Has(posture))
            {
                least = size;
                best = posture;
            }
        }
    }

    private static double SizeOf(SerialChain chain, LiftStructure lift, in Joints<Radian> posture)
    {
        chain.Forward(posture, out ChainPose pose);
        Vector3d shoulder = pose.Origins[lift.Lifts[0]];
        double size = (pose.Tip - shoulder).Length;
        foreach (int j in lift.Lifts)
        {
            size = Math.Max(size, (pose.Origins[j] - shoulder).Length);
        }

        Vector3d aside = pose.Tip - lift.BaseAxis;
        return size + Math.Sqrt((aside.X * aside.X) + (aside.Y * aside.Y));
    }
}
