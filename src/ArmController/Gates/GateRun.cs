namespace ArmController.Gates;

/// <summary>Runs gates, many at once; the same seed gives the same figures on any number of processors.</summary>
internal static class GateRun
{
    /// <summary>All runs of one gate.</summary>
    public static GateResult Of(Gate gate, ulong seed, CancellationToken stop)
    {
        double[] figures = new double[gate.Runs];
        Parallel.For(0, gate.Runs, new ParallelOptions { CancellationToken = stop }, run => figures[run] = gate.Measure(seed + (ulong)run));
        double mean = figures.Sum() / figures.Length;
        double squares = 0;
        foreach (double figure in figures)
        {
            squares += (figure - mean) * (figure - mean);
        }

        return new(gate, mean, figures.Length > 1 ? Math.Sqrt(squares / (figures.Length - 1) / figures.Length) : 0, figures.Count(gate.Holds));
    }
}
