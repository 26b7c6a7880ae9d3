using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>Makes up narrower limits for a joint that is on its way: in everything, in one thing alone, or back to its own.</summary>
internal sealed class StormLimits(Pcg32 random)
{
    private const int Kinds = 6;

    /// <summary>The next limits of all joints; nothing is promised about them but that they are inside the arm's own.</summary>
    public JointLimits[] Draw(ArmDescription arm, double periodSeconds)
    {
        JointLimits[] wanted = new JointLimits[arm.Joints.Length];
        int kind = random.NextInt(Kinds);
        for (int i = 0; i < wanted.Length; i++)
        {
            // Now and then the lanes change in ways of their own.
            kind = random.NextInt(4) == 0 ? random.NextInt(Kinds) : kind;
            wanted[i] = Next(kind, arm.Joints[i].Limits, periodSeconds);
        }

        return wanted;
    }

    private JointLimits Next(int kind, in JointLimits own, double periodSeconds) => kind switch
    {
        0 => own,
        1 => own with { MaxRadiansPerSecond = own.MaxRadiansPerSecond * Share() },
        2 => own with { MaxRadiansPerSecondSquared = own.MaxRadiansPerSecondSquared * Share() },
        3 => Range(own),
        4 => own with { MaxRadiansPerSecondCubed = Jerk(own, periodSeconds) },
        _ => Range(own) with
        {
            MaxRadiansPerSecond = own.MaxRadiansPerSecond * Share(),
            MaxRadiansPerSecondSquared = own.MaxRadiansPerSecondSquared * Share(),
            MaxRadiansPerSecondCubed = Jerk(own, periodSeconds),
        },
    };

    private double Share() => random.NextDouble(0.2, 1);

    private JointLimits Range(in JointLimits own)
    {
        double range = own.MaxRadians - own.MinRadians;
        double min = own.MinRadians + (random.NextDouble(0, 0.4) * range);
        return own with { MinRadians = min, MaxRadians = Math.Min(min + (random.NextDouble(0.1, 0.6) * range), own.MaxRadians) };
    }

    // From what hardly binds, twice the acceleration within a tick, to a fiftieth of that.
    private double Jerk(in JointLimits own, double periodSeconds) =>
        Math.Min(own.MaxRadiansPerSecondCubed, own.MaxRadiansPerSecondSquared / periodSeconds * random.NextDouble(0.04, 2.2));
}
