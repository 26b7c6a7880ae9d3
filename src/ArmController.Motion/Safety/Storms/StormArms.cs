using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>Draws arms nobody would build: half like hobby servos, half wild, and a few broken on purpose.</summary>
internal sealed class StormArms(Pcg32 random, bool limitsJerk)
{
    private const double NeutralMicroseconds = 1500;
    private const double ShortestMicroseconds = 500;
    private const double LongestMicroseconds = 2500;

    /// <summary>The next arm, and its period; nothing is promised about it.</summary>
    public ArmDescription Draw(out Seconds period)
    {
        bool wild = random.NextInt(2) == 0;
        period = new Seconds(random.NextDouble(0.001, 0.020));
        double width = wild ? LogUniform(0.1, 10) : 20_000.0 / 4096;
        ImmutableArray<JointDescription>.Builder joints = ImmutableArray.CreateBuilder<JointDescription>();
        int count = 1 + random.NextInt(Joints<Radian>.Capacity);
        for (int i = 0; i < count; i++)
        {
            joints.Add(wild ? Wild(width) : Servo(width));
        }

        if (random.NextInt(8) == 0)
        {
            int victim = random.NextInt(count);
            joints[victim] = Broken(joints[victim]);
        }

        if (random.NextInt(64) == 0)
        {
            period = new Seconds(Nonsense());
        }

        SerialChain chain = new([new ChainJoint(default, Matrix3d.Identity, new(0, 0, 1))], default, Matrix3d.Identity);

        // Mostly as many as there are ticks, so that turning round at every one of them is tried.
        return new ArmDescription("storm", chain, joints.ToImmutable()) { MaxReversalsPerSecond = random.NextInt(4) == 0 ? 10 : 1000 };
    }

    /// <summary>A pose to arm in: often at a limit, or beyond where it may be.</summary>
    public Joints<Radian> Pose(ArmDescription arm, bool mayBeOutside)
    {
        Joints<Radian> pose = default;
        for (int i = 0; i < arm.Joints.Length; i++)
        {
            JointLimits limits = arm.Joints[i].Limits;
            double beyond = 0.2 * (limits.MaxRadians - limits.MinRadians);
            pose[i] = random.NextInt(4) switch
            {
                0 => limits.MinRadians,
                1 => limits.MaxRadians,
                2 when mayBeOutside => random.NextDouble(limits.MinRadians - beyond, limits.MaxRadians + beyond),
                _ => Math.Clamp(random.NextDouble(limits.MinRadians, limits.MaxRadians), limits.MinRadians, limits.MaxRadians),
            };
        }

        return pose;
    }

    private JointDescription Servo(double microsecondsPerCount)
    {
        double half = random.NextDouble(0.2, 1.6);
        double middle = random.NextDouble(-1, 1);
        JointLimits limits = new(middle - half, middle + half, random.NextDouble(0.5, 12), random.NextDouble(5, 120), Jerk(30, 6000));
        return new("servo", limits, Line(middle, LogUniform(500, 800), microsecondsPerCount), middle);
    }

    private JointDescription Wild(double microsecondsPerCount)
    {
        double half = LogUniform(1e-4, 33);
        double middle = random.NextDouble(-1, 1) * LogUniform(1e-3, 64);
        JointLimits limits = new(middle - half, middle + half, LogUniform(1e-3, 50), LogUniform(1e-3, 1e3), Jerk(1e-2, 1e6));

        // From about one count for the whole range to four times the pulses there are.
        return new("wild", limits, Line(middle, LogUniform(microsecondsPerCount, 8000) / (2 * half), microsecondsPerCount), middle);
    }

    private double Jerk(double low, double high) => limitsJerk ? LogUniform(low, high) : double.PositiveInfinity;

    private CountCalibration Line(double middle, double microsecondsPerRadian, double microsecondsPerCount)
    {
        double slope = (random.NextInt(2) == 0 ? microsecondsPerRadian : -microsecondsPerRadian) / microsecondsPerCount;
        double neutral = NeutralMicroseconds / microsecondsPerCount;
        return new(
            middle - 0.5,
            neutral - (slope / 2),
            middle + 0.5,
            neutral + (slope / 2),
            (int)Math.Ceiling(ShortestMicroseconds / microsecondsPerCount),
            (int)Math.Floor(LongestMicroseconds / microsecondsPerCount));
    }

    private JointDescription Broken(JointDescription joint)
    {
        JointLimits limits = joint.Limits;
        CountCalibration line = joint.Calibration;
        return random.NextInt(limitsJerk ? 11 : 10) switch
        {
            0 => joint with { Limits = limits with { MinRadians = limits.MaxRadians, MaxRadians = limits.MinRadians } },
            1 => joint with { Limits = limits with { MinRadians = Nonsense() } },
            2 => joint with { Limits = limits with { MaxRadians = Nonsense() } },
            3 => joint with { Limits = limits with { MaxRadiansPerSecond = Nonsense() } },
            4 => joint with { Limits = limits with { MaxRadiansPerSecondSquared = Nonsense() } },
            5 => joint with { Calibration = line with { RadiansA = Nonsense() } },
            6 => joint with { Calibration = line with { CountsB = line.CountsA } },
            7 => joint with { Calibration = line with { Least = int.CreateSaturating(Nonsense()) } },
            8 => joint with { Calibration = default },
            10 => joint with { Limits = limits with { MaxRadiansPerSecondCubed = Nonsense() } },
            _ => joint with { Limits = default },
        };
    }

    private double Nonsense() => random.NextInt(7) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => 0,
        3 => -1,
        4 => double.Epsilon,
        5 => double.MaxValue,
        _ => BitConverter.UInt64BitsToDouble(random.NextULong()),
    };

    private double LogUniform(double low, double high) =>
        Math.Clamp(low * Elementary.Exp(random.NextDouble() * Elementary.Log(high / low)), low, high);
}
