using ArmController.Numerics;
using ArmController.Training.Statistics;

namespace ArmController.Proof.Gates;

/// <summary>Runs gates, many at once; the same seed gives the same figures on any number of processors.</summary>
public static class GateRun
{
    private const ulong BootstrapStream = 91;

    /// <summary>All runs of one gate.</summary>
    public static GateResult Of(Gate gate, ulong seed, CancellationToken stop)
    {
        double[] figures = Runs(gate.Measure, gate.Runs, seed, stop);
        return gate.Per is { } divisor ? RatioOf(gate, figures, Runs(divisor.Measure, gate.Runs, seed, stop), seed) : MeanOf(gate, figures, seed);
    }

    private static double[] Runs(Func<ulong, double> measure, int runs, ulong seed, CancellationToken stop)
    {
        double[] figures = new double[runs];

        // Left to itself the pool adds threads when runs take long, and with each of them a run's tables.
        ParallelOptions options = new() { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, runs, options, run => figures[run] = measure(seed + (ulong)run));
        return figures;
    }

    private static GateResult MeanOf(Gate gate, double[] figures, ulong seed)
    {
        double mean = figures.Sum() / figures.Length;
        double squares = 0;
        foreach (double figure in figures)
        {
            squares += (figure - mean) * (figure - mean);
        }

        // A figure that is no number fails its gate by itself and has no middle.
        Interval? middle = Array.TrueForAll(figures, double.IsFinite) ? InterquartileMean.Of([figures], new Pcg32(seed, BootstrapStream)) : null;
        return new(
            gate, mean, figures.Length > 1 ? Math.Sqrt(squares / (figures.Length - 1) / figures.Length) : 0, figures.Count(gate.Holds), middle);
    }

    private static GateResult RatioOf(Gate gate, double[] over, double[] under, ulong seed)
    {
        (double ratio, double error) = gate.Per!.OfMedians
            ? (MedianRatio.Of(over, under), MedianRatio.StandardError(over, under, seed))
            : (MeanRatio.Of(over, under), MeanRatio.StandardError(over, under));
        return new(gate, ratio, error, over.Zip(under).Count(pair => gate.Holds(pair.First / pair.Second)), null);
    }
}
