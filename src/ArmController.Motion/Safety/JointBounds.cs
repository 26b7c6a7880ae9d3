using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;

namespace ArmController.Motion.Safety;

/// <summary>One joint's limits in the envelope's integers, rounded inward so that the physical limits hold a fortiori.</summary>
/// <param name="QMin">Lowest position, 2^-40 rad.</param>
/// <param name="QMax">Highest position, 2^-40 rad.</param>
/// <param name="V">Highest speed, units per tick.</param>
/// <param name="A">Highest change of speed, units per tick and tick.</param>
/// <param name="J">Highest change of that change, units per tick, tick and tick; twice <paramref name="A"/> or more binds nothing.</param>
public readonly record struct JointBounds(long QMin, long QMax, long V, long A, long J = AngleUnits.Beyond)
{
    // v T carries one rounding of 2^-53, a T T two, j T T T three, this product one more: taking off 2^-51, and for the jerk 2^-50,
    // leaves every result at or below the true one.
    private const double BelowRounding = 1 - (1.0 / (1L << 51));
    private const double BelowThreeRoundings = 1 - (1.0 / (1L << 50));

    /// <summary>True when the jerk limit can bind: then a stop takes the ramps of <see cref="StopPolicy"/>, and order 3 applies.</summary>
    public bool LimitsJerk => J < 2 * A;

    /// <summary>
    /// More ticks than stopping takes from any state: ramping out an acceleration of the wrong sign, building up a deceleration, holding it and
    /// ramping it out. The storms measure how far they stay below.
    /// </summary>
    public long MostStopTicks
    {
        get
        {
            long hardest = Math.Min(A, Brake.Cap(2 * V, J));
            return (V / hardest) + (3 * (hardest / J)) + 8;
        }
    }

    /// <summary>Bounds of a joint at a period; meaningful only for limits without hard faults (<see cref="EnvelopeRules"/>).</summary>
    public static JointBounds From(in JointLimits limits, Seconds period) =>
        new(
            (long)Math.Ceiling(limits.MinRadians * AngleUnits.PerRadian),
            (long)Math.Floor(limits.MaxRadians * AngleUnits.PerRadian),
            Inward(limits.MaxRadiansPerSecond * period.Value),
            Inward(limits.MaxRadiansPerSecondSquared * period.Value * period.Value),
            Inward(limits.MaxRadiansPerSecondCubed * period.Value * period.Value * period.Value * BelowThreeRoundings));

    /// <summary>The same limits as angles, rounded to whole units as they are obeyed.</summary>
    public JointLimits ToLimits(Seconds period) =>
        new(
            QMin / AngleUnits.PerRadian,
            QMax / AngleUnits.PerRadian,
            V / (AngleUnits.PerRadian * period.Value),
            A / (AngleUnits.PerRadian * period.Value * period.Value),
            J >= AngleUnits.Beyond ? double.PositiveInfinity : J / (AngleUnits.PerRadian * period.Value * period.Value * period.Value));

    /// <summary>
    /// True when the joint is inside its range and can still stop there by braking without a limit of jerk: the largest set of states that
    /// order 2 can keep for ever. Order 3 asks <see cref="StopPolicy.Keeps"/>.
    /// </summary>
    public bool Holds(long q, long v) =>
        q >= QMin && q <= QMax && v >= -V && v <= V && (v >= 0 ? CanStop(QMax - q, v) : CanStop(q - QMin, -v));

    // Tail(v) <= d, written as v + Tail(v) <= d + v so that nothing can overflow.
    private bool CanStop(long d, long v) => v <= Brake.Cap(d + v, A);

    private static long Inward(double radians) =>
        (long)Math.Min(Math.Floor(radians * AngleUnits.PerRadian * BelowRounding), AngleUnits.Beyond);
}
