namespace ArmController.Motion.Safety;

/// <summary>
/// How far a joint still travels when it brakes, and how fast it may go so that it still can, in exact integers.
/// Units are those of the envelope: distances d in 2^-40 rad, speeds v in units per tick, the rate r in units per tick and tick.
/// </summary>
public static class Brake
{
    /// <summary>
    /// Travel after the current sample when the speed falls by <paramref name="r"/> each tick: the sum of v - i r, i = 1, 2, ..., while positive.
    /// </summary>
    /// <param name="v">Speed, 0 or more; v²/r must stay below 2^63, which holds for every state of an envelope.</param>
    /// <param name="r">Rate, 1 or more.</param>
    public static long Tail(long v, long r)
    {
        long n = v / r;
        return (n * v) - (r * (n * (n + 1) / 2));
    }

    /// <summary>
    /// Largest b of 0 or more with b + Tail(b, r) &lt;= d: the fastest next step that can still stop within d.
    /// For b in [m r, (m+1) r) the left side is (m+1) b - r m (m+1) / 2, which grows with b.
    /// </summary>
    /// <param name="d">Distance, at most 2^60; nothing is left when it is 0 or less.</param>
    /// <param name="r">Rate, 1 or more.</param>
    public static long Cap(long d, long r)
    {
        if (d < r)
        {
            return Math.Max(d, 0);
        }

        // The square root only guesses the piece; the loops settle it in integers, so every processor finds the same one.
        long m = (long)((Math.Sqrt(1 + (8.0 * d / r)) - 1) / 2);
        while (m * (m + 1) / 2 * r > d)
        {
            m--;
        }

        while ((m + 1) * (m + 2) / 2 * r <= d)
        {
            m++;
        }

        return (d + (r * (m * (m + 1) / 2))) / (m + 1);
    }
}
