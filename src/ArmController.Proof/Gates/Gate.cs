namespace ArmController.Proof.Gates;

/// <summary>One thing a learner must reproduce: a number of the literature, and how near to it a mean of so many runs must be.</summary>
/// <param name="Level">L0 to L4.</param>
/// <param name="Name">What is learned by whom.</param>
/// <param name="Low">Lowest mean that passes.</param>
/// <param name="High">Highest mean that passes.</param>
/// <param name="Runs">Number of independent runs.</param>
/// <param name="Source">Where the number is from.</param>
/// <param name="Measure">One run from its seed: its figure.</param>
public sealed record Gate(string Level, string Name, double Low, double High, int Runs, string Source, Func<ulong, double> Measure)
{
    /// <summary>True when every single run must lie in the band, and not only their mean.</summary>
    public bool HoldsForEveryRun { get; init; }

    /// <summary>True when a figure lies in the band.</summary>
    public bool Holds(double figure) => figure >= Low && figure <= High;

    /// <summary>What divides the measure, run from the same seeds, when a ratio is meant; null when not.</summary>
    public Divisor? Per { get; init; }

    /// <summary>A band around a reference.</summary>
    public static Gate Band(string level, string name, double reference, double width, int runs, string source, Func<ulong, double> measure) =>
        new(level, name, reference - width, reference + width, runs, source, measure);
}
