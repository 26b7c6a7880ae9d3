using ArmController.Proof.Gates;
using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Statistics;

public sealed class MeanRatioTests
{
    [Fact]
    public void It_is_the_ratio_of_means_and_not_the_mean_of_ratios()
    {
        double[] over = [2, 4, 6, 8];
        double[] under = [1, 3, 1, 3];

        // 20 over 8; deviations of 2 - 2.5, 4 - 7.5, 6 - 2.5 and 8 - 7.5, over the mean 2: their squares sum to 6.25.
        Assert.Equal(2.5, MeanRatio.Of(over, under), 1e-12);
        Assert.Equal(Math.Sqrt(6.25 / 3 / 4), MeanRatio.StandardError(over, under), 1e-12);
    }

    [Fact]
    public void What_both_owe_to_their_seed_is_no_error() => Assert.Equal(0, MeanRatio.StandardError([2, 4, 6], [1, 2, 3]), 1e-12);

    [Fact]
    public void A_gate_takes_both_figures_from_one_seed()
    {
        Gate gate = new("L0", "ratio", 2, 2, 5, "by hand", seed => 2.0 * seed) { Per = new(seed => seed, OfMedians: false) };
        GateResult result = GateRun.Of(gate, 7, TestContext.Current.CancellationToken);
        Assert.True(result.Passed);
        Assert.Equal(5, result.Within);
        Assert.Equal(0, result.StandardError, 1e-12);
    }
}
