namespace ArmController.Exams;

/// <summary>A share of successes with its 95 % interval (Wilson 1927).</summary>
internal readonly record struct Interval(double Mean, double Low, double High)
{
    private const double Z = 1.959963984540054;

    public static Interval Wilson(int successes, int trials)
    {
        if (trials == 0)
        {
            return new(0, 0, 1);
        }

        double share = (double)successes / trials;
        double spread = Z * Z / trials;
        double centre = (share + (spread / 2)) / (1 + spread);
        double half = Z * Math.Sqrt((share * (1 - share) / trials) + (spread / (4 * trials))) / (1 + spread);
        return new(share, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
