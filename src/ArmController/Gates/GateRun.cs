namespace ArmController.Gates;

/// <summary>Runs gates, many at once; the same seed gives the same figures on any number of processors.</summary>
internal static class GateRun
{
    /// <summary>All runs of one gate.</summary>
    public static GateResult Of(Gate gate, ulong seed, CancellationToken stop)
    {
        double[] figures = Runs(gate.Measure, gate.Runs, seed, stop);
        return gate.Per is not null ? MeanRatioOf(gate, figures, Runs(gate.Per, gate.Runs, seed, stop))
            : gate.Under is not null ? MedianRatioOf(gate, figures, Runs(gate.Under, gate.Runs, seed, stop), seed)
            : MeanOf(gate, figures);
    }

    private static double[] Runs(Func<ulong, double> measure, int runs, ulong seed, CancellationToken stop)
    {
        double[] figures = new double[runs];

        // Left to itself the pool adds threads when runs take long, and with each of them a run's tables.
        ParallelOptions options = new() { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, runs, options, run => figures[run] = measure(seed + (ulong)run));
        return figures;
    }

    private static GateResult MeanOf(Gate gate, double[] figures)
    {
        double mean = figures.Sum() / figures.Length;
        double squares = 0;
        foreach (double figure in figures)
        {
            squares += (figure - mean) * (figure - mean);
        }

        return new(gate, mean, figures.Length > 1 ? Math.Sqrt(squares / (figures.Length - 1) / figures.Length) : 0, figures.Count(gate.Holds));
    }

    private static GateResult MeanRatioOf(Gate gate, double[] over, double[] under) =>
        new(gate, MeanRatio.Of(over, under), MeanRatio.StandardError(over, under), Within(gate, over, under));

    private static GateResult MedianRatioOf(Gate gate, double[] over, double[] under, ulong seed) =>
        new(gate, MedianRatio.Of(over, under), MedianRatio.StandardError(over, under, seed), Within(gate, over, under));

    private static int Within(Gate gate, double[] over, double[] under) => over.Zip(under).Count(pair => gate.Holds(pair.First / pair.Second));
}
