using System.Runtime.Versioning;

namespace ArmController.Bench;

/// <summary>Measures: our loop for a segment, cyclictest for a segment, and again, so that both see the same machine.</summary>
[SupportedOSPlatform("linux")]
internal static class BenchRun
{
    private const string LoadFile = "/proc/loadavg";
    private const int FirstTicks = 50;

    /// <summary>Measures until all ticks are done, or until <paramref name="ends"/>.</summary>
    /// <exception cref="IOException">There is no folder for the run's files.</exception>
    public static BenchResult Run(BenchPlan plan, Action<string> progress, Func<bool> ends)
    {
        BenchResult result = new() { LoadBefore = Load() };
        string? anchor = CyclicTest.Find();
        result.NoAnchor = anchor is null ? $"cyclictest is not here; for a comparison: {CyclicTest.Remedy}" : "";
        DirectoryInfo folder = Directory.CreateTempSubdirectory("armctl-bench-");
        try
        {
            using BenchRig rig = new(plan.Rig, folder.FullName);

            // The first ticks of a process compile and load what later ones find made; a service makes them disarmed.
            BenchSegment first = new(plan, rig, new BenchCosts(), Math.Min(plan.Ticks, FirstTicks));
            first.Run(ends);
            result.Grant = first.Grant;
            using CpuStress? stress = plan.IsStressed ? new CpuStress() : null;
            for (int segment = 0; segment < plan.Segments && !ends(); segment++)
            {
                BenchSegment ours = new(plan, rig, result.Costs, plan.TicksOf(segment));
                ours.Run(ends);
                MicrosecondCounts theirs = new();
                if (anchor is not null && !ends())
                {
                    string refused = CyclicTest.Run(anchor, plan, plan.TicksOf(segment), theirs, ends);
                    if (refused.Length > 0)
                    {
                        result.NoAnchor = $"cyclictest refused: {refused}";
                        anchor = null;
                    }
                }

                result.Add(ours.Lateness, theirs);
                progress($"bench segment={segment + 1} of={plan.Segments} late_p50_us={ours.Lateness.Quantile(0.5) / 1e3:0.0} "
                    + $"late_p99_us={ours.Lateness.Quantile(0.99) / 1e3:0.0}"
                    + (theirs.Count > 0 ? $" cyclictest_p50_us={theirs.Quantile(0.5):0.0} cyclictest_p99_us={theirs.Quantile(0.99):0.0}" : ""));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return result;
    }

    private static string Load()
    {
        try
        {
            return string.Join(' ', File.ReadAllText(LoadFile).Split(' ').Take(3));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
