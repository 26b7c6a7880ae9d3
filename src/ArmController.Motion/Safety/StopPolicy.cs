namespace ArmController.Motion.Safety;

/// <summary>
/// The one way every joint is brought to rest, tick by tick: brake as hard as can still be ramped out before the speed changes sign.
/// Whoever asks whether a state is safe rolls this very policy out from it, so what was checked is what is done.
/// </summary>
/// <remarks>
/// The wanted deceleration is the largest b with b + Tail(b, J) &lt;= |v|: one derivative down, the same formula that caps a speed before a
/// wall (<see cref="Brake.Cap"/>). It ends at exactly v = a = 0. Without a limit of jerk it is full braking.
/// </remarks>
public static class StopPolicy
{
    /// <summary>More ticks than any stop takes in an arm that <see cref="EnvelopeRules"/> accepts.</summary>
    public const int MostTicks = 4096;

    /// <summary>One tick of stopping: the step and the state it leads to depend on the state alone.</summary>
    public static LaneState Next(in JointBounds bounds, in LaneState state)
    {
        long hardest = Math.Min(Brake.Cap(Math.Abs(state.V), bounds.J), bounds.A);
        long wanted = state.V > 0 ? -hardest : hardest;
        return state.After(state.V + Math.Clamp(wanted, state.A - bounds.J, state.A + bounds.J));
    }

    /// <summary>
    /// True when the state keeps every limit and stopping from it keeps them too, to rest: the states an envelope may be in.
    /// </summary>
    public static bool Keeps(in JointBounds bounds, in LaneState state) =>
        bounds.LimitsJerk ? TryRollOut(bounds, state, out _) : bounds.Holds(state.Q, state.V) && state.A >= -bounds.A && state.A <= bounds.A;

    /// <summary>Rolls stopping out to rest; false as soon as a sample breaks a limit.</summary>
    /// <param name="bounds">Limits to keep at every sample, the given state's included.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="rest">Where it comes to rest, 2^-40 rad; meaningless when false.</param>
    public static bool TryRollOut(in JointBounds bounds, in LaneState state, out long rest)
    {
        LaneState at = state;
        for (int ticks = 0; ticks <= MostTicks; ticks++)
        {
            rest = at.Q;
            if (at.Q < bounds.QMin || at.Q > bounds.QMax || at.V < -bounds.V || at.V > bounds.V || at.A < -bounds.A || at.A > bounds.A)
            {
                return false;
            }

            if (at.IsAtRest)
            {
                return true;
            }

            at = Next(bounds, at);
        }

        rest = at.Q;
        return false;
    }

    /// <summary>Lowest and highest position of the way to rest, where it begins included, 2^-40 rad.</summary>
    public static void Extent(in JointBounds bounds, in LaneState state, out long lowest, out long highest)
    {
        LaneState at = state;
        lowest = highest = at.Q;
        if (!bounds.LimitsJerk)
        {
            lowest -= Brake.Tail(Math.Max(-at.V, 0), bounds.A);
            highest += Brake.Tail(Math.Max(at.V, 0), bounds.A);
            return;
        }

        for (int ticks = 0; ticks < MostTicks && !at.IsAtRest; ticks++)
        {
            at = Next(bounds, at);
            lowest = Math.Min(lowest, at.Q);
            highest = Math.Max(highest, at.Q);
        }
    }
}
