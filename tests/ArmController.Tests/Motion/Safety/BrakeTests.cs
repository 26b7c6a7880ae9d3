using System.Numerics;
using ArmController.Motion.Safety;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class BrakeTests
{
    [Fact]
    public void Tail_is_the_sum_of_the_speeds_still_to_come()
    {
        for (long r = 1; r <= 30; r++)
        {
            for (long v = 0; v <= 300; v++)
            {
                Assert.Equal(Rolled(v, r), Brake.Tail(v, r));
            }
        }
    }

    [Fact]
    public void Cap_is_the_largest_step_that_can_still_stop_for_every_small_distance_and_rate()
    {
        for (long r = 1; r <= 40; r++)
        {
            long best = 0;
            for (long d = 0; d <= 2000; d++)
            {
                while (best + 1 + Rolled(best + 1, r) <= d)
                {
                    best++;
                }

                Assert.Equal(best, Brake.Cap(d, r));
            }
        }
    }

    [Fact]
    public void Cap_is_the_largest_step_at_distances_and_rates_of_any_size() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 47], Gen.ULong).Sample(
            (distanceBits, rateBits, random) =>
            {
                long d = (1L << distanceBits) - 1 + (long)(random % (1UL << Math.Max(distanceBits - 1, 0)));
                long r = 1 + (long)((random >> 16) % (1UL << rateBits));
                d = Math.Min(d, 1L << 60);
                long b = Brake.Cap(d, r);
                return b >= 0 && b + Exact(b, r) <= d && b + 1 + Exact(b + 1, r) > d;
            },
            iter: 200_000);

    [Fact]
    public void Cap_is_exact_right_beside_the_distances_where_its_formula_changes()
    {
        foreach (long r in new long[] { 1, 2, 3, 7, 1000, 41_943_040, 1L << 33 })
        {
            foreach (long m in new long[] { 1, 2, 3, 10, 999, 4096, 5792 })
            {
                for (long off = -2; off <= 2; off++)
                {
                    long d = Math.Max((m * (m + 1) / 2 * r) + off, 0);
                    long b = Brake.Cap(d, r);
                    Assert.True(b + Exact(b, r) <= d && b + 1 + Exact(b + 1, r) > d, $"d {d}, r {r}: {b}");
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void No_distance_allows_no_speed(long distance) => Assert.Equal(0, Brake.Cap(distance, 5));

    private static long Rolled(long v, long r)
    {
        long sum = 0;
        for (long speed = v - r; speed > 0; speed -= r)
        {
            sum += speed;
        }

        return sum;
    }

    private static BigInteger Exact(BigInteger v, BigInteger r)
    {
        BigInteger n = v / r;
        return (n * v) - (r * n * (n + 1) / 2);
    }
}
