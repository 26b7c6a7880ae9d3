using System.Text.Json;
using ArmController.Bench;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Ticking;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Bench;

/// <summary>How the measurement counts; what the machine is like is no matter for a test.</summary>
public sealed class BenchTests
{
    private const string Histogram = """
        # /dev/cpu_dma_latency set to 0us
        # Histogram
        000000 000000
        000012 000060
        000014 000030
        000050 000009
        # Total: 000000099
        # Min Latencies: 00012
        # Avg Latencies: 00016
        # Max Latencies: 34321
        # Histogram Overflows: 00001
        # Histogram Overflow at cycle number:
        # Thread 0: 00208
        """;

    [Fact]
    public void A_histogram_of_cyclictest_is_read()
    {
        MicrosecondCounts counts = new();
        CyclicTest.Parse(Histogram, counts);

        Assert.Equal((100, 34_321), (counts.Count, counts.Longest));
        Assert.Equal((12.5, 14.5, 50.5), (counts.Quantile(0.5), counts.Quantile(0.9), counts.Quantile(0.99)));
        Assert.Equal(0, new MicrosecondCounts().Quantile(0.5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("000012\n000012 000001 000001\n12 x\n-1 5\n# Max Latencies: many")]
    public void What_is_no_histogram_counts_nothing(string output)
    {
        MicrosecondCounts counts = new();
        CyclicTest.Parse(output, counts);

        Assert.Equal((0, 0), (counts.Count, counts.Longest));
    }

    [Fact]
    public void Ratios_are_taken_in_the_same_unit()
    {
        BenchResult result = new();
        Assert.Null(result.Ratio(0.5));
        LatenessHistogram ours = new();
        MicrosecondCounts theirs = new();
        ours.Add(20_000);
        theirs.Add(9, 1);
        result.Add(ours, theirs);

        Assert.Equal(20 / 9.5, result.Ratio(0.5)!.Value, 0.1);
        Assert.Equal(20 / 9.5, Assert.Single(result.P99Ratios), 0.1);
    }

    [Theory]
    [InlineData(60_000, 1_000, 6)]
    [InlineData(3_001, 50, 7)]
    [InlineData(1, 50, 1)]
    public void Segments_make_up_all_ticks(int ticks, int rate, int segments)
    {
        RigPlan rig = new(ShippedArms.Load("desk4"), TwinPerturbation.None, LearnerKind.QUrdf, 1) { Cadence = Cadence.At(rate) };
        BenchPlan plan = new(rig, ticks, 0, null, IsStressed: false);

        Assert.Equal(segments, plan.Segments);
        Assert.Equal(ticks, Enumerable.Range(0, segments).Sum(plan.TicksOf));
    }

    [Fact]
    public void Histograms_add_up()
    {
        LatenessHistogram one = new();
        LatenessHistogram other = new();
        one.Add(10);
        other.Add(1_000);
        one.Add(other);

        Assert.Equal((2, 10, 1_000), (one.Count, one.Quantile(0.5), one.LongestNanoseconds));
    }

    [Fact]
    public void The_verb_measures_and_says_what_was_granted()
    {
        StringWriter output = new();
        ExitCode exit = CommandLine.Run(["bench", "--rate", "200", "--minutes", "0.01", "--priority", "0", "--json"], output, new StringWriter());

        Assert.Equal(ExitCode.Done, exit);
        using JsonDocument json = JsonDocument.Parse(output.ToString());
        Assert.Equal(120, json.RootElement.GetProperty("ticks").GetInt64());
        Assert.Equal(120, json.RootElement.GetProperty("followedTicks").GetInt64());
        Assert.False(json.RootElement.GetProperty("fifo").GetBoolean());
        Assert.True(json.RootElement.GetProperty("tickUs").GetProperty("p50").GetDouble() > 0);
    }
}
