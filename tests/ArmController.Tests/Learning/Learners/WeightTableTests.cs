using ArmController.Learning.Learners;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

public sealed class WeightTableTests
{
    [Fact]
    public void A_value_is_the_sum_of_its_features_and_a_mirror_swaps_the_actions()
    {
        WeightTable table = new(4, 3);
        for (int feature = 0; feature < 4; feature++)
        {
            for (int action = 0; action < 3; action++)
            {
                table.Add(table.Place(feature, action), Math.Pow(10, feature) * (action + 1));
            }
        }

        double[] values = new double[3];
        table.Evaluate([0, 3], false, values);
        Assert.Equal([1001, 2002, 3003], values);
        table.Evaluate([0, 3], true, values);
        Assert.Equal([3003, 2002, 1001], values);
        table.Evaluate([2, 2], false, values);
        Assert.Equal([200, 400, 600], values);
    }

    [Fact]
    public void Visits_stop_at_the_largest_count()
    {
        WeightTable table = new(1, 1);
        Assert.True(SavedState.Load(Image(0.5, int.MaxValue - 1), table.Load));
        table.Visit(0);
        table.Visit(0);
        Assert.Equal(int.MaxValue, table.Visits(0));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(1.0, -1)]
    public void An_unsound_image_is_refused_and_nothing_is_known(double weight, int visits)
    {
        WeightTable table = new(1, 1);
        table.Add(0, 7);
        table.Visit(0);
        Assert.False(SavedState.Load(Image(weight, visits), table.Load));
        Assert.Equal(0, table.Weights[0]);
        Assert.Equal(0, table.Visits(0));
    }

    [Fact]
    public void A_short_image_is_refused()
    {
        WeightTable table = new(1, 1);
        byte[] image = Image(1, 1);
        Assert.Equal(table.SavedBytes, image.Length);
        for (int length = 0; length < image.Length; length++)
        {
            Assert.False(SavedState.Load(image.AsSpan(0, length), table.Load));
        }

        Assert.True(SavedState.Load(image, table.Load));
        Assert.Equal(1, table.Weights[0]);
    }

    private static byte[] Image(double weight, int visits) => SavedState.Of((ref StateWriter writer) =>
    {
        writer.Write(weight);
        writer.Write(visits);
    });
}
