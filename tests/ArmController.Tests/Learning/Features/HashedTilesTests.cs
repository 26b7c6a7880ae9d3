using ArmController.Learning.Features;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Learning.Features;

public sealed class HashedTilesTests
{
    private const int Tilings = 8;
    private const int Buckets = 65_536;

    [Fact]
    public void The_same_point_has_the_same_buckets_and_all_are_in_range() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int, Gen.Double[-1e6, 1e6].Array[1, 6]).Sample((bits, space, point) =>
        {
            HashedTiles tiles = new(Tilings, 1 << bits);
            int[] buckets = Encode(tiles, space, point);
            Assert.Equal(buckets, Encode(new HashedTiles(Tilings, 1 << bits), space, point));
            Assert.All(buckets, bucket => Assert.InRange(bucket, 0, (1 << bits) - 1));
        });

    [Fact]
    public void Buckets_are_the_same_on_every_machine() =>
        Assert.Equal(GoldenBuckets, Encode(new HashedTiles(Tilings, Buckets), 2, [0.3, -4.7, 11.2]));

    // Computed once by a second implementation with arbitrary precision.
    private static readonly int[] GoldenBuckets = [22277, 42679, 26790, 60321, 38822, 35123, 15175, 1851];

    [Fact]
    public void Near_points_share_tilings_as_their_distance_says() =>
        Gen.Select(Gen.Double[-50, 50].Array[3], Gen.Int[0, 2], Gen.Double[0, 1]).Sample((point, axis, distance) =>
        {
            HashedTiles tiles = new(Tilings, 1 << 20);
            double[] moved = [.. point];
            moved[axis] += distance;
            int shared = Shared(tiles, point, moved);
            Assert.True(shared >= Tilings - Math.Ceiling((distance * Tilings) + 1e-9), $"{shared} shared at distance {distance}");
        });

    [Fact]
    public void Far_points_share_only_by_accident()
    {
        HashedTiles tiles = new(Tilings, Buckets);
        Pcg32 random = new(4, 4);
        int shared = 0;
        for (int n = 0; n < 10_000; n++)
        {
            double[] point = [random.NextDouble(-9, 9), random.NextDouble(-9, 9), random.NextDouble(-9, 9)];
            double[] far = [.. point];
            far[random.NextInt(3)] += random.NextDouble(1.001, 10) * (random.NextInt(2) == 0 ? 1 : -1);
            shared += Shared(tiles, point, far);
        }

        // 80,000 comparisons with chance 2^-16 each: 1.2 expected, eight times as many is unheard of.
        Assert.InRange(shared, 0, 10);
    }

    [Fact]
    public void Distinct_points_spread_evenly_over_the_buckets()
    {
        HashedTiles tiles = new(1, 256);
        int[] hits = new int[256];
        for (int x = -100; x < 100; x++)
        {
            for (int y = -100; y < 100; y++)
            {
                hits[Encode(tiles, 0, [x, y])[0]]++;
            }
        }

        double expected = 40_000.0 / 256;
        double chiSquare = hits.Sum(hit => (hit - expected) * (hit - expected) / expected);
        Assert.InRange(chiSquare, 255 - (5 * Math.Sqrt(510)), 255 + (5 * Math.Sqrt(510)));
    }

    [Fact]
    public void Spaces_share_the_buckets_and_nothing_else()
    {
        HashedTiles tiles = new(Tilings, Buckets);
        int shared = 0;
        for (int space = 1; space <= 1000; space++)
        {
            shared += Encode(tiles, 0, [1.5, 2.5]).Zip(Encode(tiles, space, [1.5, 2.5])).Count(pair => pair.First == pair.Second);
        }

        Assert.InRange(shared, 0, 3);
    }

    [Fact]
    public void Tilings_are_displaced_by_odd_multiples()
    {
        HashedTiles tiles = new(Tilings, 1 << 24);
        for (int axis = 0; axis < 3; axis++)
        {
            for (int t = 0; t < Tilings; t++)
            {
                // The one border of a tiling within a unit lies at 1 - displacement; look just below and just above it.
                double border = 1 - (t * ((2 * axis) + 1) % Tilings / (double)Tilings);
                Assert.Equal(At(tiles, axis, 1e-6, t), At(tiles, axis, border - 1e-6, t));
                Assert.NotEqual(At(tiles, axis, border - 1e-6, t), At(tiles, axis, border + 1e-6, t));
            }
        }
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(8, 0)]
    [InlineData(8, 12)]
    [InlineData(8, -16)]
    public void An_impossible_shape_is_refused(int tilings, int buckets) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HashedTiles(tilings, buckets));

    private static int At(HashedTiles tiles, int axis, double coordinate, int tiling)
    {
        double[] point = [0, 0, 0];
        point[axis] = coordinate;
        return Encode(tiles, 0, point)[tiling];
    }

    private static int Shared(HashedTiles tiles, double[] a, double[] b) =>
        Encode(tiles, 0, a).Zip(Encode(tiles, 0, b)).Count(pair => pair.First == pair.Second);

    private static int[] Encode(HashedTiles tiles, int space, double[] point)
    {
        int[] buckets = new int[tiles.Tilings];
        tiles.Encode(space, point, buckets);
        return buckets;
    }
}
