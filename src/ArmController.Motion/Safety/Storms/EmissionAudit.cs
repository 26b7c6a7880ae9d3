using System.Numerics;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Judges a stream of emitted positions and pulses against the physical limits, with zero tolerance on positions and their differences.
/// It shares no arithmetic with the envelope: its limits come from exact rational arithmetic, its stops from a loop.
/// </summary>
public sealed class EmissionAudit
{
    private const int FractionBits = 40;
    // Pulses are doubles of measured microseconds; two ways of computing one differ in the last digits.
    private const double PulseSlack = 1e-9;
    private const double CountSlack = 1e-4;
    private const long LongestStop = 10_000_000;

    private readonly JointDescription[] joints;
    private readonly double microsecondsPerCount;
    private readonly long[] lowest;
    private readonly long[] highest;
    private readonly long[] fastest;
    private readonly long[] hardest;
    private readonly long[] now = new long[Joints<Radian>.Capacity];
    private readonly long[] before = new long[Joints<Radian>.Capacity];
    private readonly long[] faults = new long[(int)EmissionFault.DrivenAfterTrip + 1];

    /// <summary>An audit of one arm at one period.</summary>
    public EmissionAudit(ArmDescription arm, Seconds period, double microsecondsPerCount)
    {
        ArgumentNullException.ThrowIfNull(arm);
        joints = [.. arm.Joints];
        this.microsecondsPerCount = microsecondsPerCount;
        lowest = new long[joints.Length];
        highest = new long[joints.Length];
        fastest = new long[joints.Length];
        hardest = new long[joints.Length];
        for (int i = 0; i < joints.Length; i++)
        {
            JointLimits limits = joints[i].Limits;
            lowest[i] = -ExactUnits(-limits.MinRadians, 1, 1);
            highest[i] = ExactUnits(limits.MaxRadians, 1, 1);
            fastest[i] = ExactUnits(limits.MaxRadiansPerSecond, period.Value, 1);
            hardest[i] = ExactUnits(limits.MaxRadiansPerSecondSquared, period.Value, period.Value);
        }
    }

    /// <summary>Number of single-joint stops that were rolled out.</summary>
    public long StopChecks { get; private set; }

    /// <summary>Faults found of all kinds together.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            foreach (long count in faults)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>Faults found of one kind; each joint and tick counts.</summary>
    public long Count(EmissionFault fault) => faults[(int)fault];

    /// <summary>The arm rests here; differences start anew.</summary>
    public void Start(in Joints<Radian> rest) => Start(rest, default);

    /// <summary>The arm is here and has come by this step; differences go on from it.</summary>
    public void Start(in Joints<Radian> position, in Joints<Radian> lastStep)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            now[i] = Exact(position[i]);
            before[i] = now[i] - (long)Math.Round(Math.ScaleB(lastStep[i], FractionBits));
        }
    }

    /// <summary>One tick's emission.</summary>
    public void See(in Joints<Radian> position, in PulseCounts counts)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            long next = Exact(position[i]);
            long step = next - now[i];
            Blame(EmissionFault.Position, next < lowest[i] || next > highest[i]);
            Blame(EmissionFault.Velocity, Math.Abs(step) > fastest[i]);
            Blame(EmissionFault.Acceleration, Math.Abs(step - (now[i] - before[i])) > hardest[i]);
            before[i] = now[i];
            now[i] = next;
            SeePulse(joints[i], position[i], counts[i]);
        }

        for (int i = joints.Length; i < Joints<Radian>.Capacity; i++)
        {
            Blame(EmissionFault.StrayLane, position[i] != 0 || counts[i] != 0);
        }
    }

    /// <summary>Rolls full braking out from the present state of every joint, tick by tick.</summary>
    public void CheckStop()
    {
        for (int i = 0; i < joints.Length; i++)
        {
            StopChecks++;
            long q = now[i];
            long v = q - before[i];
            bool inside = true;
            long ticks = 0;
            while (v != 0 && inside)
            {
                v = Math.Abs(v) <= hardest[i] ? 0 : v - (Math.Sign(v) * hardest[i]);
                q += v;
                inside = q >= lowest[i] && q <= highest[i] && ++ticks < LongestStop;
            }

            Blame(EmissionFault.Stop, !inside);
        }
    }

    /// <summary>The interlock had tripped before this moment: nothing may be driven.</summary>
    public void SeeTripped(bool driven) => Blame(EmissionFault.DrivenAfterTrip, driven);

    private void SeePulse(JointDescription joint, double radians, int count)
    {
        Blame(EmissionFault.Pulse, !IsAllowed(joint, count, PulseSlack));
        PulseCalibration line = joint.Calibration;
        double along = (radians - line.RadiansA) / (line.RadiansB - line.RadiansA);
        double off = ((line.MicrosecondsA + (along * (line.MicrosecondsB - line.MicrosecondsA))) / microsecondsPerCount) - count;
        Blame(EmissionFault.PulseOff, Math.Abs(off) > 0.5 + CountSlack && IsAllowed(joint, count + Math.Sign(off), -PulseSlack));
    }

    private bool IsAllowed(JointDescription joint, int count, double slack)
    {
        double pulse = count * microsecondsPerCount;
        PulseCalibration line = joint.Calibration;
        double along = (pulse - line.MicrosecondsA) / (line.MicrosecondsB - line.MicrosecondsA);
        double radians = line.RadiansA + (along * (line.RadiansB - line.RadiansA));
        return pulse >= line.MinMicroseconds - slack && pulse <= line.MaxMicroseconds + slack
            && radians >= joint.Limits.MinRadians - slack && radians <= joint.Limits.MaxRadians + slack;
    }

    private long Exact(double radians)
    {
        double units = Math.ScaleB(radians, FractionBits);
        bool exact = Math.Abs(units) < 1L << 53 && Math.Floor(units) == units;
        Blame(EmissionFault.OffGrid, !exact);
        return exact ? (long)units : 0;
    }

    private void Blame(EmissionFault fault, bool guilty) => faults[(int)fault] += guilty ? 1 : 0;

    // floor(a b c 2^40) of the doubles' exact values.
    private static long ExactUnits(double a, double b, double c)
    {
        BigInteger product = Mantissa(a, out int exponentA) * Mantissa(b, out int exponentB) * Mantissa(c, out int exponentC);
        int shift = exponentA + exponentB + exponentC + FractionBits;
        BigInteger floor = shift >= 0 ? product << shift : product >> -shift;
        return (long)BigInteger.Min(floor, 1L << 60);
    }

    private static BigInteger Mantissa(double value, out int exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        exponent = Math.Max(biased, 1) - 1075;
        long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return bits < 0 ? -mantissa : mantissa;
    }
}
