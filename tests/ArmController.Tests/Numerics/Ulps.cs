using Xunit;

namespace ArmController.Tests.Numerics;

/// <summary>Distance between doubles, counted in doubles.</summary>
internal static class Ulps
{
    public static ulong Between(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
        {
            return double.IsNaN(a) && double.IsNaN(b) ? 0 : ulong.MaxValue;
        }

        // The two zeros are one apart, so that a lost sign of zero shows only where the bound is exact.
        long left = Ordinal(a);
        long right = Ordinal(b);
        return left > right ? (ulong)left - (ulong)right : (ulong)right - (ulong)left;
    }

    public static void AssertWithin(ulong bound, double expected, double actual, double at)
    {
        ulong distance = Between(expected, actual);
        if (distance > bound)
        {
            Assert.Fail($"at {at:R}: expected {expected:R}, got {actual:R}, {distance} ulp away");
        }
    }

    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits >= 0 ? bits : long.MinValue - bits - 1;
    }
}
