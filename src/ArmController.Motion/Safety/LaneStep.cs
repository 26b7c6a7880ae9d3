namespace ArmController.Motion.Safety;

/// <summary>
/// One joint's admissible step nearest to a wish. Everything is looked at from the wish's own direction, so a wish is never negative
/// and only the wall ahead can bind: what lies behind is kept by the braking the state already guarantees.
/// </summary>
internal static class LaneStep
{
    /// <summary>The step nearest to a wished speed in rad/s.</summary>
    public static long AtVelocity(in JointBounds bounds, long q, long v, double radiansPerSecond, double unitsPerTick, out Trims reasons)
    {
        if (!double.IsFinite(radiansPerSecond))
        {
            reasons = Trims.NotFinite;
            return Brake.Slow(v, bounds.A);
        }

        double units = Math.Abs(radiansPerSecond) * unitsPerTick;
        long wish = units < AngleUnits.Beyond ? (long)Math.Round(units) : AngleUnits.Beyond;
        bool up = radiansPerSecond >= 0;
        long cap = Brake.Cap(up ? bounds.QMax - q : q - bounds.QMin, bounds.A);
        long ahead = up ? v : -v;
        long step = Nearest(bounds, ahead, Math.Min(wish, cap));
        reasons = step == wish ? Trims.None : Why(bounds, ahead, wish) | (wish > cap + 1 ? Trims.Position : Trims.None);
        return up ? step : -step;
    }

    /// <summary>The step of the fastest way to rest at a target in rad; a target outside the limits is the limit.</summary>
    public static long Towards(in JointBounds bounds, long q, long v, double radians, out Trims reasons)
    {
        if (!double.IsFinite(radians))
        {
            reasons = Trims.NotFinite;
            return Brake.Slow(v, bounds.A);
        }

        // Compared as doubles first: an integer cannot hold every double.
        double units = radians * AngleUnits.PerRadian;
        long target = units >= bounds.QMax ? bounds.QMax : units <= bounds.QMin ? bounds.QMin : (long)Math.Round(units);
        bool up = target >= q;
        long wish = Brake.Cap(up ? target - q : q - target, bounds.A);
        long ahead = up ? v : -v;
        long step = Nearest(bounds, ahead, wish);
        reasons = step == wish ? Trims.None : Why(bounds, ahead, wish);
        reasons |= units > bounds.QMax + 1 || units < bounds.QMin - 1 ? Trims.Position : Trims.None;
        return up ? step : -step;
    }

    private static long Nearest(in JointBounds bounds, long ahead, long wish) =>
        Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);

    private static Trims Why(in JointBounds bounds, long ahead, long wish) =>
        (wish > bounds.V + 1 ? Trims.Velocity : Trims.None)
        | (wish > ahead + bounds.A + 1 || wish < ahead - bounds.A - 1 ? Trims.Acceleration : Trims.None);
}
