using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;

namespace ArmController.Control.Guidance;

/// <summary>How far and how fast the joints of a chain may turn.</summary>
public sealed class JointRanges
{
    // A posture on the very limit is one that the envelope may still shorten by a count.
    private const double InsideRadians = 0.005;

    private readonly Joints<Radian> lowest;
    private readonly Joints<Radian> highest;
    private readonly Joints<RadianPerSecond> fastest;

    /// <summary>Those of an arm's chain.</summary>
    public JointRanges(ArmDescription arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        Count = arm.Chain.Count;
        for (int j = 0; j < Count; j++)
        {
            JointLimits limits = arm.Joints[j].Limits;
            double inside = Math.Min(InsideRadians, (limits.MaxRadians - limits.MinRadians) / 2);
            lowest[j] = limits.MinRadians + inside;
            highest[j] = Math.Max(limits.MaxRadians - inside, lowest[j]);
            fastest[j] = limits.MaxRadiansPerSecond;
        }
    }

    /// <summary>Number of joints.</summary>
    public int Count { get; }

    /// <summary>Lowest angles, radians.</summary>
    public ref readonly Joints<Radian> Lowest => ref lowest;

    /// <summary>Highest angles, radians.</summary>
    public ref readonly Joints<Radian> Highest => ref highest;

    /// <summary>Highest speeds, rad/s.</summary>
    public ref readonly Joints<RadianPerSecond> Fastest => ref fastest;

    /// <summary>The same posture, or the nearest within.</summary>
    public Joints<Radian> Clamp(in Joints<Radian> angles)
    {
        Joints<Radian> within = angles;
        for (int j = 0; j < Count; j++)
        {
            within[j] = Math.Clamp(angles[j], lowest[j], highest[j]);
        }

        return within;
    }

    /// <summary>How long the slowest joint needs at full speed from one posture to another, seconds.</summary>
    public double Travel(in Joints<Radian> from, in Joints<Radian> to)
    {
        double longest = 0;
        for (int j = 0; j < Count; j++)
        {
            longest = Math.Max(longest, Math.Abs(to[j] - from[j]) / fastest[j]);
        }

        return longest;
    }

    /// <summary>How far two postures are from each other, radians: the root of the sum of squares.</summary>
    public double Apart(in Joints<Radian> one, in Joints<Radian> other)
    {
        double square = 0;
        for (int j = 0; j < Count; j++)
        {
            double apart = one[j] - other[j];
            square += apart * apart;
        }

        return Math.Sqrt(square);
    }

    /// <summary>True for numbers that a posture of this arm may have: it may have been placed outside its ranges by hand, and not far.</summary>
    public bool IsNear(in Joints<Radian> posture)
    {
        const double FarRadians = 10;
        return posture.IsFinite() && Apart(posture, Clamp(posture)) < FarRadians;
    }
}
