using ArmController.Hardware.Linux;
using ArmController.Recording;

namespace ArmController.Bench;

/// <summary>What was measured.</summary>
internal sealed class BenchResult
{
    /// <summary>Bar for the medians.</summary>
    public const double MedianBar = 1.5;

    /// <summary>Bar for the 99th percentiles.</summary>
    public const double P99Bar = 1.25;

    private const double NanosecondsPerMicrosecond = 1_000;

    /// <summary>How late our loop woke up.</summary>
    public LatenessHistogram Ours { get; } = new();

    /// <summary>How late cyclictest did, by turns with ours; empty when it was not run.</summary>
    public MicrosecondCounts Theirs { get; } = new();

    /// <summary>What ticks cost.</summary>
    public BenchCosts Costs { get; } = new();

    /// <summary>Ratio of the medians in every pair of segments.</summary>
    public List<double> MedianRatios { get; } = [];

    /// <summary>Ratio of the 99th percentiles in every pair of segments.</summary>
    public List<double> P99Ratios { get; } = [];

    /// <summary>What the loop's thread got of what it asked for.</summary>
    public RealTimeGrant Grant { get; set; } = new(false, false, false, "");

    /// <summary>The machine's load in the minute before, from /proc/loadavg.</summary>
    public string LoadBefore { get; set; } = "unknown";

    /// <summary>Why there is nothing to compare with; empty when there is.</summary>
    public string NoAnchor { get; set; } = "";

    /// <summary>Our lateness over theirs; null without theirs.</summary>
    public double? Ratio(double share) => Over(Ours, Theirs, share);

    /// <summary>Lateness of ours, microseconds.</summary>
    public double OursMicroseconds(double share) => Ours.Quantile(share) / NanosecondsPerMicrosecond;

    /// <summary>Takes the results of two segments that were run one after the other.</summary>
    public void Add(LatenessHistogram ours, MicrosecondCounts theirs)
    {
        Ours.Add(ours);
        Theirs.Add(theirs);
        if (Over(ours, theirs, 0.5) is { } median && Over(ours, theirs, 0.99) is { } p99)
        {
            MedianRatios.Add(median);
            P99Ratios.Add(p99);
        }
    }

    private static double? Over(LatenessHistogram ours, MicrosecondCounts theirs, double share) =>
        ours.Count == 0 || theirs.Count == 0 ? null : ours.Quantile(share) / NanosecondsPerMicrosecond / theirs.Quantile(share);
}
