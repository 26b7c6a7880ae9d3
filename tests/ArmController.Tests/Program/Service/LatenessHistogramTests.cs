using ArmController.Recording;
using Xunit;

namespace ArmController.Tests.Program.Service;

public sealed class LatenessHistogramTests
{
    private const int Samples = 20_000;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(1.0)]
    public void A_quantile_is_that_of_the_sorted_values_to_a_thirtysecond(double share)
    {
        Random random = new(1);
        LatenessHistogram histogram = new();
        long[] values = new long[Samples];
        for (int i = 0; i < Samples; i++)
        {
            values[i] = (long)Math.Exp(random.NextDouble() * 25);
            histogram.Add(values[i]);
        }

        Array.Sort(values);
        long exact = values[(int)Math.Ceiling(share * Samples) - 1];

        Assert.InRange(histogram.Quantile(share), exact, exact + (exact / 32) + 1);
        Assert.Equal(values[^1], histogram.LongestNanoseconds);
        Assert.Equal(Samples, histogram.Count);
    }

    [Fact]
    public void Early_is_not_late_and_the_longest_there_is_has_a_place()
    {
        LatenessHistogram histogram = new();
        histogram.Add(-5);
        Assert.Equal(0, histogram.Quantile(1));
        histogram.Add(long.MaxValue);
        Assert.Equal(long.MaxValue, histogram.Quantile(1));
        histogram.Clear();
        Assert.Equal(0, histogram.Quantile(0.5));
    }
}
