namespace ArmController.Motion.Safety;

/// <summary>One joint's admissible step nearest to a wish, and why it is not the wish.</summary>
/// <remarks>
/// Without a limit of jerk everything is looked at from the wish's own direction, so a wish is never negative and only the wall ahead can
/// bind: what lies behind is kept by the braking the state already guarantees. With one, <see cref="JerkStep"/> searches.
/// </remarks>
internal static class LaneStep
{
    /// <summary>The step nearest to a wished speed in rad/s.</summary>
    public static long AtVelocity(in JointBounds bounds, in LaneState state, double radiansPerSecond, double unitsPerTick, out Trims reasons)
    {
        if (!double.IsFinite(radiansPerSecond))
        {
            reasons = Trims.NotFinite;
            return StopPolicy.Next(bounds, state).V;
        }

        double units = Math.Abs(radiansPerSecond) * unitsPerTick;
        long wish = units < AngleUnits.Beyond ? (long)Math.Round(units) : AngleUnits.Beyond;
        bool up = radiansPerSecond >= 0;
        if (bounds.LimitsJerk)
        {
            long signed = up ? wish : -wish;
            long found = JerkStep.AtVelocity(bounds, state, signed, out bool refused);
            reasons = found == signed ? Trims.None : Why(bounds, state, signed) | (refused ? Trims.Position : Trims.None);
            return found;
        }

        long cap = Brake.Cap(up ? bounds.QMax - state.Q : state.Q - bounds.QMin, bounds.A);
        long step = Nearest(bounds, up ? state.V : -state.V, Math.Min(wish, cap));
        reasons = step == wish ? Trims.None : Why(bounds, state, up ? wish : -wish) | (wish > cap + 1 ? Trims.Position : Trims.None);
        return up ? step : -step;
    }

    /// <summary>The step of the fastest way to rest at a target in rad; a target outside the limits is the limit.</summary>
    public static long Towards(in JointBounds bounds, in LaneState state, double radians, out Trims reasons)
    {
        if (!double.IsFinite(radians))
        {
            reasons = Trims.NotFinite;
            return StopPolicy.Next(bounds, state).V;
        }

        // Compared as doubles first: an integer cannot hold every double.
        double units = radians * AngleUnits.PerRadian;
        long target = units >= bounds.QMax ? bounds.QMax : units <= bounds.QMin ? bounds.QMin : (long)Math.Round(units);
        bool up = target >= state.Q;
        long wish = Brake.Cap(up ? target - state.Q : state.Q - target, bounds.A);
        long step = bounds.LimitsJerk
            ? JerkStep.Towards(bounds, state, target)
            : (up ? 1 : -1) * Nearest(bounds, up ? state.V : -state.V, wish);
        reasons = step == (up ? wish : -wish) ? Trims.None : Why(bounds, state, up ? wish : -wish);
        reasons |= units > bounds.QMax + 1 || units < bounds.QMin - 1 ? Trims.Position : Trims.None;
        return step;
    }

    private static long Nearest(in JointBounds bounds, long ahead, long wish) =>
        Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);

    private static Trims Why(in JointBounds bounds, in LaneState state, long wish)
    {
        long change = wish - state.V;
        return (Math.Abs(wish) > bounds.V + 1 ? Trims.Velocity : Trims.None)
            | (Math.Abs(change) > bounds.A + 1 ? Trims.Acceleration : Trims.None)
            | (bounds.LimitsJerk && Math.Abs(change - state.A) > bounds.J + 1 ? Trims.Jerk : Trims.None);
    }
}
