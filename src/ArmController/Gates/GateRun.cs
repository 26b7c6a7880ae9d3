namespace ArmController.Gates;

/// <summary>Runs gates, many at once; the same seed gives the same figures on any number of processors.</summary>
internal static class GateRun
{
    /// <summary>All runs of one gate.</summary>
    public static GateResult Of(Gate gate, ulong seed, CancellationToken stop)
    {
        double[] figures = Runs(gate.Measure, gate.Runs, seed, stop);
        return gate.Under is null ? MeanOf(gate, figures) : RatioOf(gate, figures, Runs(gate.Under, gate.Runs, seed, stop), seed);
    }

    private static double[] Runs(Func<ulong, double> measure, int runs, ulong seed, CancellationToken stop)
    {
        double[] figures = new double[runs];
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = stop }, run => figures[run] = measure(seed + (ulong)run));
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

    private static GateResult RatioOf(Gate gate, double[] over, double[] under, ulong seed) =>
        new(gate, MedianRatio.Of(over, under), MedianRatio.StandardError(over, under, seed), over.Zip(under).Count(pair => gate.Holds(pair.First / pair.Second)));
}
