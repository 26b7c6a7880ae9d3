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
    // The angle of a count comes from doubles; two ways of computing one differ in the last digits.
    private const double AngleSlack = 1e-9;
    private const double CountSlack = 1e-4;
    private const double NearestCount = 0.5;
    private const double StandingCount = 0.6;
    private const long LongestStop = 10_000_000;

    // On the way back from outside: a tenth of the speed, a quarter of the acceleration, half of the jerk.
    private const int SlowSpeedShare = 10;
    private const int SlowChangeShare = 4;
    private const int SlowJerkShare = 2;

    private readonly JointDescription[] joints;
    private readonly long[] lowest;
    private readonly long[] highest;
    private readonly long[] lowestNow;
    private readonly long[] highestNow;
    private readonly long[] fastest;
    private readonly long[] hardest;
    private readonly long[] jerkiest;
    private readonly long[] now = new long[Joints<Radian>.Capacity];
    private readonly long[] step = new long[Joints<Radian>.Capacity];
    private readonly long[] change = new long[Joints<Radian>.Capacity];
    private readonly int[] lastCount = new int[Joints<Radian>.Capacity];
    private readonly AuditStop stop;
    private readonly long[] faults = new long[(int)EmissionFault.DrivenAfterTrip + 1];

    /// <summary>An audit of one arm at one period.</summary>
    public EmissionAudit(ArmDescription arm, Seconds period)
    {
        ArgumentNullException.ThrowIfNull(arm);
        joints = [.. arm.Joints];
        lowest = new long[joints.Length];
        highest = new long[joints.Length];
        lowestNow = new long[joints.Length];
        highestNow = new long[joints.Length];
        fastest = new long[joints.Length];
        hardest = new long[joints.Length];
        jerkiest = new long[joints.Length];
        for (int i = 0; i < joints.Length; i++)
        {
            JointLimits limits = joints[i].Limits;
            lowest[i] = -ExactUnits(-limits.MinRadians, 1, 1, 1);
            highest[i] = ExactUnits(limits.MaxRadians, 1, 1, 1);
            fastest[i] = ExactUnits(limits.MaxRadiansPerSecond, period.Value, 1, 1);
            hardest[i] = ExactUnits(limits.MaxRadiansPerSecondSquared, period.Value, period.Value, 1);
            jerkiest[i] = double.IsFinite(limits.MaxRadiansPerSecondCubed)
                ? ExactUnits(limits.MaxRadiansPerSecondCubed, period.Value, period.Value, period.Value)
                : AuditStop.NoLimit;
        }

        lowest.CopyTo(lowestNow, 0);
        highest.CopyTo(highestNow, 0);
        stop = new(hardest, jerkiest);
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

    /// <summary>Longest stop that was rolled out, ticks.</summary>
    public long LongestStopTicks { get; private set; }

    /// <summary>The arm rests here; differences start anew.</summary>
    public void Start(in Joints<Radian> rest) => Start(rest, default, default);

    /// <summary>The arm is here and has come by this step and this change of step; differences go on from them.</summary>
    public void Start(in Joints<Radian> position, in Joints<Radian> lastStep, in Joints<Radian> lastChange)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            now[i] = Exact(position[i]);
            step[i] = Exact(lastStep[i]);
            change[i] = Exact(lastChange[i]);
            lastCount[i] = 0;
            lowestNow[i] = lowest[i];
            highestNow[i] = highest[i];
        }
    }

    /// <summary>
    /// The arm rests here, and may have been found outside its limits: such a joint may move slowly and never farther out, until it rests inside.
    /// </summary>
    public void StartRecovering(in Joints<Radian> rest)
    {
        Start(rest);
        for (int i = 0; i < joints.Length; i++)
        {
            lowestNow[i] = Math.Min(lowest[i], now[i]);
            highestNow[i] = Math.Max(highest[i], now[i]);
        }
    }

    /// <summary>One tick's emission.</summary>
    public void See(in Joints<Radian> position, in ServoCounts counts)
    {
        for (int i = 0; i < joints.Length; i++)
        {
            long next = Exact(position[i]);
            long newStep = next - now[i];
            long newChange = newStep - step[i];
            bool outside = IsOutside(i, next);
            bool slow = outside || IsOutside(i, now[i]);
            Blame(EmissionFault.Position, next < lowestNow[i] || next > highestNow[i]);
            Blame(EmissionFault.Velocity, Math.Abs(newStep) > Share(fastest[i], slow, SlowSpeedShare, 1));
            Blame(EmissionFault.Acceleration, Math.Abs(newChange) > Share(hardest[i], slow, SlowChangeShare, 1));
            Blame(
                EmissionFault.Jerk, Math.Abs(newChange - change[i]) > Share(jerkiest[i], slow && jerkiest[i] < AuditStop.NoLimit, SlowJerkShare, 2));
            now[i] = next;
            step[i] = newStep;
            change[i] = newChange;
            SeePulse(joints[i], position[i], counts[i], lastCount[i], outside);
            lastCount[i] = counts[i];
            if (!outside && newStep == 0 && newChange == 0)
            {
                lowestNow[i] = lowest[i];
                highestNow[i] = highest[i];
            }
        }

        for (int i = joints.Length; i < Joints<Radian>.Capacity; i++)
        {
            Blame(EmissionFault.StrayLane, position[i] != 0 || counts[i] != 0);
        }
    }

    /// <summary>
    /// Stops every joint from its present state, tick by tick, and sees whether that keeps the limits. A joint on its way back from outside stops
    /// by softer ones, and is left out until it rests inside.
    /// </summary>
    public void CheckStop()
    {
        for (int i = 0; i < joints.Length; i++)
        {
            if (lowestNow[i] < lowest[i] || highestNow[i] > highest[i])
            {
                continue;
            }

            StopChecks++;
            long q = now[i];
            long v = step[i];
            long a = change[i];
            bool inside = true;
            long ticks = 0;
            while (!AuditStop.IsAtRest(v, a, jerkiest[i]) && inside)
            {
                a = AuditStop.Change(v, a, hardest[i], jerkiest[i]);
                v += a;
                q += v;
                inside = q >= lowest[i] && q <= highest[i] && Math.Abs(v) <= fastest[i] && Math.Abs(a) <= hardest[i] && ++ticks < LongestStop;
            }

            Blame(EmissionFault.Stop, !inside);
            LongestStopTicks = Math.Max(LongestStopTicks, ticks);
        }
    }

    /// <summary>Stops all joints together from their present state and shows every tick of that to a judge of the whole arm.</summary>
    internal void ShowStop(ClearanceAudit whole)
    {
        stop.Begin(now, step, change);
        while (stop.Next(out Joints<Radian> at))
        {
            whole.See(at);
        }
    }

    /// <summary>The interlock had tripped before this moment: nothing may be driven.</summary>
    public void SeeTripped(bool driven) => Blame(EmissionFault.DrivenAfterTrip, driven);

    private bool IsOutside(int joint, long units) => units < lowest[joint] || units > highest[joint];

    private static long Share(long limit, bool slow, int share, long least) => slow ? Math.Max(limit / share, least) : limit;

    private void SeePulse(JointDescription joint, double radians, int count, int last, bool outside)
    {
        Blame(EmissionFault.Pulse, !IsAllowed(joint, count, AngleSlack, outside));
        CountCalibration line = joint.Calibration;
        double along = (radians - line.RadiansA) / (line.RadiansB - line.RadiansA);
        double off = line.CountsA + (along * (line.CountsB - line.CountsA)) - count;
        double most = (count == last || last == 0 ? StandingCount : NearestCount) + CountSlack;
        Blame(EmissionFault.PulseOff, Math.Abs(off) > most && IsAllowed(joint, count + Math.Sign(off), -AngleSlack, outside));
    }

    // Outside the joint's limits only the servo's own say what pulses there may be.
    private static bool IsAllowed(JointDescription joint, int count, double slack, bool outside)
    {
        CountCalibration line = joint.Calibration;
        double along = (count - line.CountsA) / (line.CountsB - line.CountsA);
        double radians = line.RadiansA + (along * (line.RadiansB - line.RadiansA));
        return count >= line.Least && count <= line.Most
            && (outside || (radians >= joint.Limits.MinRadians - slack && radians <= joint.Limits.MaxRadians + slack));
    }

    private long Exact(double radians)
    {
        double units = Math.ScaleB(radians, FractionBits);
        bool exact = Math.Abs(units) < 1L << 53 && Math.Floor(units) == units;
        Blame(EmissionFault.OffGrid, !exact);
        return exact ? (long)units : 0;
    }

    private void Blame(EmissionFault fault, bool guilty) => faults[(int)fault] += guilty ? 1 : 0;

    // floor(a b c d 2^40) of the doubles' exact values.
    private static long ExactUnits(double a, double b, double c, double d)
    {
        BigInteger product =
            Mantissa(a, out int exponentA) * Mantissa(b, out int exponentB) * Mantissa(c, out int exponentC) * Mantissa(d, out int exponentD);
        int shift = exponentA + exponentB + exponentC + exponentD + FractionBits;
        BigInteger floor = shift >= 0 ? product << shift : product >> -shift;
        return (long)BigInteger.Min(floor, AuditStop.NoLimit);
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
