using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Numerics;

public class ElementaryTests
{
    private const int Points = 1_000_000;

    [Theory]
    [InlineData(0.8)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1e5)]
    [InlineData(1e6)]
    public void SinCos_is_within_one_ulp_of_the_platform(double range)
    {
        var random = new Pcg32(1, 1);
        for (int i = 0; i < Points / 2; i++)
        {
            double x = random.NextDouble(-range, range);
            (double sin, double cos) = Elementary.SinCos(x);
            Ulps.AssertWithin(1, Math.Sin(x), sin, x);
            Ulps.AssertWithin(1, Math.Cos(x), cos, x);
        }
    }

    [Fact]
    public void SinCos_stays_accurate_next_to_multiples_of_a_quarter_turn()
    {
        for (int quarter = -70_000; quarter <= 70_000; quarter++)
        {
            double x = quarter * (Math.PI / 2);
            Check(Math.BitDecrement(x));
            Check(x);
            Check(Math.BitIncrement(x));
        }

        static void Check(double x)
        {
            (double sin, double cos) = Elementary.SinCos(x);
            Ulps.AssertWithin(1, Math.Sin(x), sin, x);
            Ulps.AssertWithin(1, Math.Cos(x), cos, x);
        }
    }

    [Fact]
    public void SinCos_is_a_point_of_the_circle_for_every_finite_double()
    {
        var random = new Pcg32(2, 1);
        for (int i = 0; i < Points / 4; i++)
        {
            double x = BitConverter.UInt64BitsToDouble(random.NextULong());
            (double sin, double cos) = Elementary.SinCos(x);
            if (double.IsFinite(x))
            {
                Assert.True(Math.Abs((sin * sin) + (cos * cos) - 1) < 1e-15, $"at {x:R}");
            }
            else
            {
                Assert.True(double.IsNaN(sin) && double.IsNaN(cos), $"at {x:R}");
            }
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-700, 700)]
    [InlineData(-745, -708)]
    [InlineData(700, 709.78)]
    [InlineData(-1e-8, 1e-8)]
    public void Exp_is_within_one_ulp_of_the_platform(double low, double high)
    {
        var random = new Pcg32(3, 1);
        for (int i = 0; i < Points; i++)
        {
            double x = random.NextDouble(low, high);
            Ulps.AssertWithin(1, Math.Exp(x), Elementary.Exp(x), x);
        }
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(0.999, 1.001)]
    [InlineData(0, 1e6)]
    [InlineData(0, 2.3e-308)]
    public void Log_is_within_one_ulp_of_the_platform(double low, double high)
    {
        var random = new Pcg32(4, 1);
        for (int i = 0; i < Points; i++)
        {
            double x = random.NextDouble(low, high);
            Ulps.AssertWithin(1, Math.Log(x), Elementary.Log(x), x);
        }
    }

    [Fact]
    public void Log_is_within_one_ulp_of_the_platform_for_every_magnitude()
    {
        var random = new Pcg32(5, 1);
        for (int i = 0; i < Points; i++)
        {
            double x = BitConverter.UInt64BitsToDouble(random.NextULong() >> 1);
            Ulps.AssertWithin(1, Math.Log(x), Elementary.Log(x), x);
        }
    }

    [Fact]
    public void Atan2_is_within_two_ulps_of_the_platform()
    {
        var random = new Pcg32(6, 1);
        for (int i = 0; i < Points; i++)
        {
            double y = random.NextDouble(-1, 1);
            double x = random.NextDouble(-1, 1);
            Ulps.AssertWithin(2, Math.Atan2(y, x), Elementary.Atan2(y, x), y);
            y = BitConverter.UInt64BitsToDouble(random.NextULong());
            x = BitConverter.UInt64BitsToDouble(random.NextULong());
            Ulps.AssertWithin(2, Math.Atan2(y, x), Elementary.Atan2(y, x), y);
            y = random.NextInt(1000) * double.Epsilon;
            x = random.NextInt(1000) * double.Epsilon;
            Ulps.AssertWithin(2, Math.Atan2(y, x), Elementary.Atan2(y, x), y);
        }
    }

    [Fact]
    public void Atan2_matches_the_platform_on_all_pairs_of_special_values()
    {
        double[] special =
        [
            0.0, 1.0, 2.0, 1e-300, 1e300, 1.5e308, double.Epsilon, double.MaxValue, 2.2250738585072014e-308, double.PositiveInfinity, double.NaN,
        ];
        foreach (double y in special)
        {
            foreach (double x in special)
            {
                Ulps.AssertWithin(1, Math.Atan2(y, x), Elementary.Atan2(y, x), y);
                Ulps.AssertWithin(1, Math.Atan2(-y, x), Elementary.Atan2(-y, x), -y);
                Ulps.AssertWithin(1, Math.Atan2(y, -x), Elementary.Atan2(y, -x), y);
                Ulps.AssertWithin(1, Math.Atan2(-y, -x), Elementary.Atan2(-y, -x), -y);
            }
        }
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(709.782712893384, 1.797693134862273e308)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(1e308, double.PositiveInfinity)]
    [InlineData(-745.13, double.Epsilon)]
    [InlineData(-745.14, 0.0)]
    [InlineData(-1e308, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_ends_where_doubles_end(double x, double expected) =>
        Assert.Equal(expected, Elementary.Exp(x), (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-12 * Math.Abs(a));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0)]
    [InlineData(-double.Epsilon, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_ends_where_doubles_end(double x, double expected) => Assert.Equal(expected, Elementary.Log(x));

    [Fact]
    public void Sine_keeps_the_sign_of_zero_and_a_subnormal_angle()
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(Elementary.Sin(-0.0)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(0.0), BitConverter.DoubleToInt64Bits(Elementary.Sin(0.0)));
        Assert.Equal(double.Epsilon, Elementary.Sin(double.Epsilon));
        Assert.Equal(-double.Epsilon, Elementary.Sin(-double.Epsilon));
        Assert.Equal(1.0, Elementary.Cos(double.Epsilon));
    }

    [Fact]
    public void Every_NaN_has_the_same_bits()
    {
        long expected = BitConverter.DoubleToInt64Bits(double.NaN);
        double otherNaN = BitConverter.Int64BitsToDouble(0x7ff8_0000_0000_0001);
        double[] results =
        [
            Elementary.Sin(otherNaN), Elementary.Cos(double.PositiveInfinity), Elementary.Exp(otherNaN), Elementary.Log(otherNaN),
            Elementary.Log(-1), Elementary.Atan2(otherNaN, 1), Elementary.Atan2(1, otherNaN),
        ];
        Assert.All(results, result => Assert.Equal(expected, BitConverter.DoubleToInt64Bits(result)));
    }
}
