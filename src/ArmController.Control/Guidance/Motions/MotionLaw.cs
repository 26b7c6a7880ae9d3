using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>How fast the joints turn in a motion: a rule of the posture and the goal, so that a motion can be looked ahead as well as made.</summary>
public sealed class MotionLaw
{
    /// <summary>Number of motions.</summary>
    public const int Count = (int)Motion.Push + 1;

    // So long a pull on the tip that the joints turn at full speed.
    private const double FarMetres = 0.3;

    // A null space that is hardly there is none.
    private const double LeastShare = 0.02;

    private readonly SerialChain chain;
    private readonly LiftStructure lift;
    private readonly JointRanges ranges;
    private readonly Joints<Radian> folded;
    private readonly double foldedRadius;
    private readonly double foldedHeight;

    /// <summary>That of an arm.</summary>
    /// <param name="arm">What is believed of it.</param>
    /// <param name="ranges">How far and how fast its joints turn.</param>
    /// <param name="home">Where its base is at home, and all of it where nothing folded is clear, radians.</param>
    /// <exception cref="ArgumentException">The chain has no base that turns, or nothing that lifts.</exception>
    public MotionLaw(ArmDescription arm, JointRanges ranges, in Joints<Radian> home)
    {
        chain = arm.Chain;
        lift = LiftStructure.Of(chain) ?? throw new ArgumentException("Motions are those of a base that turns and joints that lift.", nameof(arm));
        this.ranges = ranges;
        folded = FoldedPosture.Of(arm, lift, ranges, home);
        TipOf(folded, out Vector3d tip);
        foldedRadius = RadiusOf(tip);
        foldedHeight = tip.Z;
    }

    /// <summary>How far a place is from the axis of the base, metres.</summary>
    public double RadiusOf(in Vector3d place)
    {
        double x = place.X - lift.BaseAxis.X;
        double y = place.Y - lift.BaseAxis.Y;
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>Where the tip of the folded arm is once its base is turned to a place, metres.</summary>
    public Vector3d FoldedTipBefore(in Vector3d place)
    {
        double share = foldedRadius / Math.Max(RadiusOf(place), double.Epsilon);
        return new(
            lift.BaseAxis.X + ((place.X - lift.BaseAxis.X) * share), lift.BaseAxis.Y + ((place.Y - lift.BaseAxis.Y) * share), foldedHeight);
    }

    /// <summary>
    /// How far the base has to turn until the tip is in line with a place, radians, at most half a turn; counter-clockwise is positive.
    /// </summary>
    public double AzimuthTo(in Vector3d place, in Vector3d tip)
    {
        Vector3d to = place - lift.BaseAxis;
        Vector3d from = tip - lift.BaseAxis;
        return Elementary.Atan2((from.X * to.Y) - (from.Y * to.X), (from.X * to.X) + (from.Y * to.Y));
    }

    /// <summary>Where the tip is in a posture, metres.</summary>
    public void TipOf(in Joints<Radian> posture, out Vector3d tip)
    {
        chain.Forward(posture, out ChainPose pose);
        tip = pose.Tip;
    }

    /// <summary>What a motion asks of the joints.</summary>
    /// <param name="motion">The motion; going towards the goal is another's business.</param>
    /// <param name="posture">Where the joints stand, radians.</param>
    /// <param name="place">The goal, metres, as the model sees it.</param>
    /// <param name="push">Speeds that were drawn.</param>
    /// <param name="seconds">Until it is asked again.</param>
    /// <param name="velocity">Speeds, each within its joint's limit.</param>
    public void Ask(
        Motion motion, in Joints<Radian> posture, in Vector3d place, in Joints<RadianPerSecond> push, double seconds,
        out Joints<RadianPerSecond> velocity)
    {
        if (motion == Motion.Push)
        {
            velocity = push;
            return;
        }

        velocity = default;
        if (motion == Motion.Fold)
        {
            foreach (int j in lift.Lifts)
            {
                velocity[j] = AtMost((folded[j] - posture[j]) / seconds, j);
            }

            return;
        }

        chain.Forward(posture, out ChainPose pose);
        if (motion is Motion.TurnTo or Motion.TurnAway)
        {
            double turn = lift.YawSign * AzimuthTo(place, pose.Tip);
            velocity[0] = motion == Motion.TurnTo ? AtMost(turn / seconds, 0) : turn < 0 ? ranges.Fastest[0] : -ranges.Fastest[0];
            return;
        }

        chain.Jacobian(pose, out LaneVectors columns);
        Joints<Radian> turns;
        if (motion is Motion.ElbowUp or Motion.ElbowDown)
        {
            Swivel(motion == Motion.ElbowUp ? 1 : -1, posture, pose, columns, out turns);
        }
        else
        {
            LeastSquares.Solve(columns, Pull(motion, pose.Tip), posture, ranges, out turns);
        }

        double longest = double.Epsilon;
        for (int j = 0; j < ranges.Count; j++)
        {
            longest = Math.Max(longest, Math.Abs(turns[j]) / ranges.Fastest[j]);
        }

        for (int j = 0; j < ranges.Count; j++)
        {
            velocity[j] = turns[j] / longest;
        }
    }

    private Vector3d Pull(Motion motion, in Vector3d tip)
    {
        if (motion is Motion.Up or Motion.Down)
        {
            return new(0, 0, motion == Motion.Up ? FarMetres : -FarMetres);
        }

        Vector3d outwards = tip - lift.BaseAxis;
        outwards = new(outwards.X, outwards.Y, 0);
        double radius = outwards.Length;
        return radius == 0 ? default : outwards * ((motion == Motion.Out ? FarMetres : -FarMetres) / radius);
    }

    // The elbow's way up in the null space of the tip: what would raise it, less what would move the tip.
    private void Swivel(double sign, in Joints<Radian> posture, in ChainPose pose, in LaneVectors columns, out Joints<Radian> turns)
    {
        turns = default;
        int elbow = lift.Lifts.Length > 1 ? lift.Lifts[1] : 0;
        Vector3d moved = default;
        double square = 0;
        for (int j = 0; j < elbow; j++)
        {
            turns[j] = sign * Vector3d.Cross(pose.Axes[j], pose.Origins[elbow] - pose.Origins[j]).Z;
            moved += columns[j] * turns[j];
            square += turns[j] * turns[j];
        }

        LeastSquares.Solve(columns, moved, posture, ranges, out Joints<Radian> undone);
        turns -= undone;
        double left = 0;
        for (int j = 0; j < ranges.Count; j++)
        {
            left += turns[j] * turns[j];
        }

        turns *= left > LeastShare * LeastShare * square ? 1 : 0;
    }

    private double AtMost(double speed, int joint) => Math.Clamp(speed, -ranges.Fastest[joint], ranges.Fastest[joint]);
}
