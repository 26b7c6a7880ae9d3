using ArmController.Learning.Features;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Learning.Features;

public sealed class LineTilesTests
{
    [Fact]
    public void The_index_is_the_published_formula()
    {
        // The specification's own words: 8 tilings, |u| <= 8.9, index 19 t + floor(u + t/8) + 9.
        LineTiles tiles = new(8, 8.9);
        Assert.Equal(152, tiles.Count);
        Gen.Double[-8.9, 8.9].Sample(u =>
        {
            int[] indices = Encode(tiles, u);
            for (int t = 0; t < 8; t++)
            {
                Assert.Equal((19 * t) + (int)Math.Floor(u + (t / 8.0)) + 9, indices[t]);
            }
        });
    }

    [Fact]
    public void Every_tiling_stays_in_its_own_block_of_indices() =>
        Gen.Select(Gen.Int[1, 20], Gen.Double[0.01, 30], Gen.Double[-100, 100]).Sample((tilings, limit, value) =>
        {
            LineTiles tiles = new(tilings, limit);
            int block = tiles.Count / tilings;
            int[] indices = Encode(tiles, value);
            for (int t = 0; t < tilings; t++)
            {
                Assert.InRange(indices[t], t * block, ((t + 1) * block) - 1);
            }
        });

    [Fact]
    public void Neighbours_share_as_many_tilings_as_their_distance_says() =>
        Gen.Select(Gen.Int[1, 16], Gen.Double[-8, 7], Gen.Double[0, 1]).Sample((tilings, value, distance) =>
        {
            LineTiles tiles = new(tilings, 8);
            int apart = Encode(tiles, value).Zip(Encode(tiles, value + distance)).Count(pair => pair.First != pair.Second);
            Assert.InRange(apart, Math.Floor((distance * tilings) - 1e-9), Math.Ceiling((distance * tilings) + 1e-9));
        });

    [Fact]
    public void Values_a_whole_tile_apart_share_nothing() =>
        Gen.Select(Gen.Double[-8, 6.9], Gen.Double[0, 1]).Sample((value, share) =>
        {
            double distance = 1.0001 + (share * (Math.Min(9, 8 - value) - 1.0001));
            LineTiles tiles = new(8, 8);
            Assert.Empty(Encode(tiles, value).Intersect(Encode(tiles, value + distance)));
        });

    [Fact]
    public void Values_beyond_the_limit_are_the_limit()
    {
        LineTiles tiles = new(8, 8.9);
        foreach (double beyond in new[] { 8.91, 1e300, double.PositiveInfinity })
        {
            Assert.Equal(Encode(tiles, 8.9), Encode(tiles, beyond));
            Assert.Equal(Encode(tiles, -8.9), Encode(tiles, -beyond));
        }
    }

    [Fact]
    public void No_number_counts_as_zero()
    {
        LineTiles tiles = new(8, 8.9);
        Assert.Equal(Encode(tiles, 0), Encode(tiles, double.NaN));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -2)]
    public void An_empty_coding_is_refused(int tilings, double limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineTiles(tilings, limit));

    private static int[] Encode(LineTiles tiles, double value)
    {
        int[] indices = new int[tiles.Tilings];
        tiles.Encode(value, indices);
        return indices;
    }
}
