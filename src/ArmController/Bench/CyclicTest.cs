using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ArmController.Bench;

/// <summary>The kernel people's own measure of wake-up latency, from the package rt-tests; its histogram is read from its output.</summary>
internal static class CyclicTest
{
    /// <summary>How to get it.</summary>
    public const string Remedy = "apt install rt-tests";

    private const string Name = "cyclictest";
    private const int HistogramMicroseconds = 20_000;

    /// <summary>Where it is; null when it is not on the path.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin").Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    /// <summary>Measures with the plan's priority and period, and adds to a histogram.</summary>
    /// <returns>What went wrong; empty when nothing did.</returns>
    public static string Run(string path, BenchPlan plan, int loops, MicrosecondCounts into, Func<bool> ends)
    {
        ProcessStartInfo start = new(path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string word in Words(plan, loops))
        {
            start.ArgumentList.Add(word);
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            while (!process.WaitForExit(100))
            {
                if (ends())
                {
                    process.Kill();
                    return "";
                }
            }

            Parse(output.GetAwaiter().GetResult(), into);
            return process.ExitCode == 0 ? "" : FirstLine(errors.GetAwaiter().GetResult() + $"\nit ended with {process.ExitCode}");
        }
        catch (Win32Exception fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Reads a histogram: lines of microseconds and counts, then totals behind hashes.</summary>
    public static void Parse(string output, MicrosecondCounts into)
    {
        foreach (string line in output.Split('\n'))
        {
            if (line.StartsWith("# Max Latencies:", StringComparison.Ordinal) && Whole(line[16..], out long longest))
            {
                into.SeeLongest(longest);
            }
            else if (line.StartsWith("# Histogram Overflows:", StringComparison.Ordinal) && Whole(line[22..], out long beyond))
            {
                into.Add(HistogramMicroseconds, beyond);
            }
            else if (!line.StartsWith('#') && line.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [string at, string many]
                && Whole(at, out long microseconds) && Whole(many, out long count))
            {
                into.Add(microseconds, count);
            }
        }
    }

    private static IEnumerable<string> Words(BenchPlan plan, int loops)
    {
        string[] words = ["-m", "-q", $"-i{plan.PeriodMicroseconds}", $"-l{loops}", $"-h{HistogramMicroseconds}", "-t1"];

        // It raises the latency of the processors' sleep states out of the way, which a service does not.
        return words.Append("--default-system")
            .Concat(plan.Priority > 0 ? [$"-p{plan.Priority}"] : [])
            .Concat(plan.Processor is { } processor ? [$"-a{processor}"] : []);
    }

    private static bool Whole(string word, out long number) =>
        long.TryParse(word.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("it failed");
}
