using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>Makes up one joint's wish for one tick, according to how it is attacked.</summary>
internal sealed class StormWishes(Pcg32 random)
{
    private const double Near = 1e-6;

    /// <summary>A wished speed, rad/s.</summary>
    public double Speed(StormAttack attack, in JointLimits limits, Seconds period, double radians, double radiansPerSecond, long tick, ref bool up)
    {
        double fastest = limits.MaxRadiansPerSecond;
        switch (attack)
        {
            case StormAttack.Hold:
                return 0;
            case StormAttack.Mild:
                return radiansPerSecond + (random.NextDouble(-1.2, 1.2) * limits.MaxRadiansPerSecondSquared * period.Value);
            case StormAttack.Random:
                return random.NextDouble(-3, 3) * fastest;
            case StormAttack.Edge:
                return Beside(up ? fastest : -fastest);
            case StormAttack.BangBang:
                up = radians >= limits.MaxRadians - Near ? false : radians <= limits.MinRadians + Near || up;
                return up ? fastest : -fastest;
            case StormAttack.Alternate:
                return (tick & 1) == 0 ? fastest : -fastest;
            case StormAttack.Press:
                return up ? 2 * fastest : -2 * fastest;
            default:
                return Garbage(attack);
        }
    }

    /// <summary>A wished angle, rad.</summary>
    public double Angle(StormAttack attack, in JointLimits limits, double radians, long tick, ref bool up)
    {
        double range = limits.MaxRadians - limits.MinRadians;
        switch (attack)
        {
            case StormAttack.Hold:
                return radians;
            case StormAttack.Mild:
                return radians + (random.NextDouble(-0.01, 0.01) * range);
            case StormAttack.Random:
                return limits.MinRadians + (random.NextDouble(-0.5, 1.5) * range);
            case StormAttack.Edge:
                return Beside(up ? limits.MaxRadians : limits.MinRadians);
            case StormAttack.BangBang:
                up = radians >= limits.MaxRadians - Near ? false : radians <= limits.MinRadians + Near || up;
                return up ? limits.MaxRadians : limits.MinRadians;
            case StormAttack.Alternate:
                return (tick & 1) == 0 ? limits.MaxRadians : limits.MinRadians;
            case StormAttack.Press:
                return up ? limits.MaxRadians + 1 : limits.MinRadians - 1;
            default:
                return Garbage(attack);
        }
    }

    private double Beside(double edge) => random.NextInt(6) switch
    {
        0 => Math.BitIncrement(edge),
        1 => Math.BitDecrement(edge),
        2 => double.NegativeZero,
        3 => double.Epsilon,
        _ => edge,
    };

    private double Garbage(StormAttack attack)
    {
        ulong bits = random.NextULong();
        return attack switch
        {
            StormAttack.NotANumber => BitConverter.UInt64BitsToDouble(bits | 0x7FF0_0000_0000_0001),
            StormAttack.Infinite => (bits & 1) == 0 ? double.PositiveInfinity : double.NegativeInfinity,

            // Any sign and fraction, exponents from 2 to nearly the largest, never infinite.
            StormAttack.Huge => BitConverter.UInt64BitsToDouble((bits & ~0x0010_0000_0000_0000UL) | 0x4000_0000_0000_0000UL),
            _ => BitConverter.UInt64BitsToDouble(bits),
        };
    }
}
