namespace ArmController.Motion.Safety;

/// <summary>
/// One joint's step nearest to a wish under a limit of jerk. What is not the stop policy's own step is taken only after stopping from
/// where it leads was rolled out to rest inside the limits; the search affects how near the wish it comes, never whether it is safe.
/// </summary>
internal static class JerkStep
{
    private const int SpeedRollOuts = 8;
    private const int TargetRollOuts = 6;

    /// <summary>The step that takes the speed towards a wished one, units per tick, as fast as it can be taken there without passing it.</summary>
    /// <param name="bounds">Limits, which the state keeps.</param>
    /// <param name="state">Where the joint is.</param>
    /// <param name="speed">Wished step, any number of units.</param>
    /// <param name="refused">True when a wall ahead forbids the change of speed that the limits alone would give.</param>
    public static long AtVelocity(in JointBounds bounds, in LaneState state, long speed, out bool refused)
    {
        long missing = Math.Clamp(speed, -bounds.V, bounds.V) - state.V;
        long hardest = Math.Min(Brake.Cap(Math.Abs(missing), bounds.J), bounds.A);
        long wish = Reachable(bounds, state, missing > 0 ? hardest : -hardest);
        long good = StopPolicy.Next(bounds, state).A;
        refused = wish != good && !StopPolicy.Keeps(bounds, state.After(state.V + wish));
        if (!refused)
        {
            return state.V + wish;
        }

        long bad = wish;
        for (int i = 1; i < SpeedRollOuts && Math.Abs(bad - good) > 1; i++)
        {
            long middle = good + ((bad - good) / 2);
            if (StopPolicy.Keeps(bounds, state.After(state.V + middle)))
            {
                good = middle;
            }
            else
            {
                bad = middle;
            }
        }

        return state.V + good;
    }

    /// <summary>The step after which stopping comes as near to a target as possible without passing it: full effort, then braking in time.</summary>
    /// <param name="bounds">Limits, which the state keeps.</param>
    /// <param name="state">Where the joint is.</param>
    /// <param name="target">Where to come to rest, inside the limits, 2^-40 rad.</param>
    public static long Towards(in JointBounds bounds, in LaneState state, long target)
    {
        LaneState stop = StopPolicy.Next(bounds, state);
        _ = StopPolicy.TryRollOut(bounds, stop, out long rest);
        long goodGap = target - rest;
        if (goodGap == 0)
        {
            return stop.V;
        }

        // Everything below is mirrored so that the target lies ahead of where stopping ends.
        bool up = goodGap > 0;
        long good = stop.A;
        long bad = Reachable(bounds, state, up ? bounds.A : -bounds.A);
        bad = up
            ? Math.Min(bad, Brake.Cap(bounds.V - state.V, bounds.J))
            : Math.Max(bad, -Brake.Cap(bounds.V + state.V, bounds.J));
        if (up ? bad <= good : bad >= good)
        {
            return stop.V;
        }

        bool known = Try(bounds, state, bad, target, out long badGap);
        if (known && (up ? badGap >= 0 : badGap <= 0))
        {
            return state.V + bad;
        }

        for (int i = 1; i < TargetRollOuts && Math.Abs(bad - good) > 1; i++)
        {
            long middle = Between(good, bad, goodGap, badGap, known, isHalf: i % 3 == 0);
            bool kept = Try(bounds, state, middle, target, out long gap);
            if (kept && (up ? gap >= 0 : gap <= 0))
            {
                good = middle;
                goodGap = gap;
                if (gap == 0)
                {
                    break;
                }
            }
            else
            {
                bad = middle;
                badGap = gap;
                known = kept;
            }
        }

        return state.V + good;
    }

    // The change of step that the limits of jerk and acceleration allow nearest to a wished one.
    private static long Reachable(in JointBounds bounds, in LaneState state, long change) =>
        Math.Clamp(change, Math.Max(state.A - bounds.J, -bounds.A), Math.Min(state.A + bounds.J, bounds.A));

    private static bool Try(in JointBounds bounds, in LaneState state, long change, long target, out long gap)
    {
        bool kept = StopPolicy.TryRollOut(bounds, state.After(state.V + change), out long rest);
        gap = target - rest;
        return kept;
    }

    // Where the line through both gaps is zero, rounded towards the good end; half way where there is no line, and now and then all the same.
    private static long Between(long good, long bad, long goodGap, long badGap, bool known, bool isHalf)
    {
        long half = good + ((bad - good) / 2);
        if (!known || isHalf)
        {
            return half;
        }

        double share = goodGap / ((double)goodGap - badGap);
        long there = good + (long)((bad - good) * share);
        return there == good || there == bad ? half : there;
    }
}
