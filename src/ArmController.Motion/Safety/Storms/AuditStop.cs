using ArmController.Motion.Quantities;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Stops all joints of an arm together, tick by tick, each as hard as it may: found by trying and not by formula. It shares nothing with
/// <see cref="StopPolicy"/>, so a stop that is wrong there is not believed here.
/// </summary>
/// <param name="hardest">Largest change of a step by joint, 2^-40 rad.</param>
/// <param name="jerkiest">Largest change of that, <see cref="NoLimit"/> or more when there is no limit.</param>
internal sealed class AuditStop(long[] hardest, long[] jerkiest)
{
    /// <summary>So much jerk is no limit of jerk.</summary>
    public const long NoLimit = 1L << 60;

    private const double UnitsPerRadian = 1L << 40;

    private readonly long[] at = new long[hardest.Length];
    private readonly long[] steps = new long[hardest.Length];
    private readonly long[] changes = new long[hardest.Length];

    /// <summary>The stop begins here; arrays may have room for more joints.</summary>
    public void Begin(ReadOnlySpan<long> position, ReadOnlySpan<long> step, ReadOnlySpan<long> change)
    {
        position[..at.Length].CopyTo(at);
        step[..at.Length].CopyTo(steps);
        change[..at.Length].CopyTo(changes);
    }

    /// <summary>One tick of it; false when all joints rested before.</summary>
    public bool Next(out Joints<Radian> position)
    {
        position = default;
        bool moves = false;
        for (int i = 0; i < at.Length; i++)
        {
            moves |= !IsAtRest(steps[i], changes[i], jerkiest[i]);
            changes[i] = Change(steps[i], changes[i], hardest[i], jerkiest[i]);
            steps[i] += changes[i];
            at[i] += steps[i];
            position[i] = at[i] / UnitsPerRadian;
        }

        return moves;
    }

    /// <summary>True when nothing is left to stop.</summary>
    public static bool IsAtRest(long step, long change, long jerk) => step == 0 && (change == 0 || jerk >= NoLimit);

    /// <summary>The next change of step of a joint that stops.</summary>
    public static long Change(long step, long change, long hardest, long jerk) =>
        jerk < NoLimit ? Softest(step, change, hardest, jerk) : -Math.Sign(step) * Math.Min(Math.Abs(step), hardest);

    // The hardest deceleration that can still be taken back, jerk by jerk, before the speed changes its sign.
    private static long Softest(long step, long change, long hardest, long jerk)
    {
        if (step < 0)
        {
            return -Softest(-step, -change, hardest, jerk);
        }

        long low = 0;
        long high = Math.Min(hardest, step);
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            (low, high) = TakesBack(step, middle, jerk) ? (middle, high) : (low, middle - 1);
        }

        return Math.Clamp(-low, change - jerk, change + jerk);
    }

    private static bool TakesBack(long step, long deceleration, long jerk)
    {
        while (deceleration > 0 && step >= 0)
        {
            step -= deceleration;
            deceleration -= jerk;
        }

        return step >= 0;
    }
}
