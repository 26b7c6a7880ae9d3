using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Numerics;

public class Pcg32Tests
{
    [Fact]
    public void Reproduces_the_published_demonstration()
    {
        // pcg32-demo of the PCG C library: seed 42, stream 54.
        uint[] published = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        var random = new Pcg32(42, 54);
        Assert.All(published, word => Assert.Equal(word, random.NextUInt()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public void NextInt_fills_its_range_evenly(int count)
    {
        const int Draws = 200_000;
        int boxes = Math.Min(count, 100);
        int[] drawn = new int[boxes];
        var random = new Pcg32(11, 3);
        for (int i = 0; i < Draws; i++)
        {
            int value = random.NextInt(count);
            Assert.InRange(value, 0, count - 1);
            drawn[(int)((long)value * boxes / count)]++;
        }

        // Chi-square with boxes - 1 degrees of freedom: mean boxes - 1, variance twice that; five sigma.
        double expected = (double)Draws / boxes;
        double chiSquare = 0;
        foreach (int hits in drawn)
        {
            chiSquare += (hits - expected) * (hits - expected) / expected;
        }

        Assert.InRange(chiSquare, 0, boxes - 1 + (5 * Math.Sqrt(2 * boxes)));
    }

    [Fact]
    public void NextInt_has_no_modulo_bias()
    {
        // With three quarters of 2^32 as range, remainders would hit the lower third twice as often. The largest int is too small to show it
        // that strongly: at 3 * 2^29 the lower third would get 1/2 instead of 1/3 under x % range.
        const int Range = 3 << 29;
        const int Draws = 100_000;
        var random = new Pcg32(5, 5);
        int lower = 0;
        for (int i = 0; i < Draws; i++)
        {
            lower += random.NextInt(Range) < Range / 3 ? 1 : 0;
        }

        Assert.InRange(lower, (Draws / 3) - 800, (Draws / 3) + 800);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextInt_refuses_an_empty_range(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pcg32(1, 1).NextInt(count));

    [Fact]
    public void NextDouble_stays_below_one_and_averages_a_half()
    {
        var random = new Pcg32(9, 9);
        double sum = 0;
        for (int i = 0; i < 100_000; i++)
        {
            double value = random.NextDouble();
            Assert.True(value is >= 0 and < 1);
            sum += value;
        }

        Assert.InRange(sum / 100_000, 0.495, 0.505);
    }

    [Fact]
    public void NextGaussian_has_mean_zero_and_deviation_one()
    {
        var random = new Pcg32(13, 2);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 200_000; i++)
        {
            double value = random.NextGaussian();
            sum += value;
            squares += value * value;
        }

        Assert.InRange(sum / 200_000, -0.012, 0.012);
        Assert.InRange(squares / 200_000, 0.984, 1.016);
    }

    [Fact]
    public void A_saved_generator_goes_on_where_it_was()
    {
        var random = new Pcg32(77, 12);
        random.NextGaussian();
        Span<byte> image = stackalloc byte[16];
        var writer = new StateWriter(image);
        random.Save(ref writer);
        Assert.Equal(16, writer.Length);

        var resumed = new Pcg32(0, 0);
        var reader = new StateReader(image);
        resumed.Load(ref reader);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(random.NextULong(), resumed.NextULong());
        }
    }

    [Fact]
    public void Streams_of_one_seed_differ()
    {
        var first = new Pcg32(1, 1);
        var second = new Pcg32(1, 2);
        int equal = 0;
        for (int i = 0; i < 1000; i++)
        {
            equal += first.NextUInt() == second.NextUInt() ? 1 : 0;
        }

        Assert.InRange(equal, 0, 1);
    }
}
