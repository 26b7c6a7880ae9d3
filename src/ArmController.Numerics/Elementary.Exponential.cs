namespace ArmController.Numerics;

/// <content>Both ways between sum and product: powers of two are split off, a polynomial does the rest.</content>
public static partial class Elementary
{
    private const double LogOf2High = 6.93147180369123816490e-01;
    private const double LogOf2Low = 1.90821492927058770002e-10;

    /// <summary>e raised to <paramref name="x"/>: infinity above 709.78, subnormal below -708.4, zero below -745.13.</summary>
    public static double Exp(double x)
    {
        const double Largest = 7.09782712893383973096e+02;
        const double Smallest = -7.45133219101941108420e+02;
        const double PerLogOf2 = 1.44269504088896338700e+00;
        const double P1 = 1.66666666666666019037e-01;
        const double P2 = -2.77777777770155933842e-03;
        const double P3 = 6.61375632143793436117e-05;
        const double P4 = -1.65339022054652515390e-06;
        const double P5 = 4.13813679705723846039e-08;

        if (!(x <= Largest))
        {
            return double.IsNaN(x) ? double.NaN : double.PositiveInfinity;
        }

        if (x < Smallest)
        {
            return 0;
        }

        double rounded = (x * PerLogOf2) + Rounder;
        double count = rounded - Rounder;
        int exponent = (int)BitConverter.DoubleToInt64Bits(rounded);

        double high = x - (count * LogOf2High);
        double low = count * LogOf2Low;
        double rest = high - low;
        double square = rest * rest;
        double c = rest - (square * (P1 + (square * (P2 + (square * (P3 + (square * (P4 + (square * P5)))))))));
        double mantissa = 1 - ((low - (rest * c / (2 - c))) - high);

        // The exponents at both ends need two steps: 2^1024 is no double, and a subnormal may be rounded once only.
        return exponent switch
        {
            > 1023 => mantissa * 2 * TwoToThe(exponent - 1),
            >= -1021 => mantissa * TwoToThe(exponent),
            _ => mantissa * TwoToThe(exponent + 1000) * TwoToThe(-1000),
        };
    }

    /// <summary>Natural logarithm: minus infinity at zero, NaN below it.</summary>
    public static double Log(double x)
    {
        const double L1 = 6.666666666666735130e-01;
        const double L2 = 3.999999999940941908e-01;
        const double L3 = 2.857142874366239149e-01;
        const double L4 = 2.222219843214978396e-01;
        const double L5 = 1.818357216161805012e-01;
        const double L6 = 1.531383769920937332e-01;
        const double L7 = 1.479819860511658591e-01;
        const double SmallestNormal = 2.2250738585072014e-308;

        // The high word of sqrt(1/2), shifted into place: the mantissa is taken from there up to sqrt(2), around 1.
        const long RootOfHalf = 0x3fe6a09eL << 32;

        int exponent = 0;
        if (!(x >= SmallestNormal))
        {
            if (x == 0)
            {
                return double.NegativeInfinity;
            }

            if (!(x > 0))
            {
                return double.NaN;
            }

            x *= TwoToThe(54);
            exponent = -54;
        }
        else if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        long aboveRoot = BitConverter.DoubleToInt64Bits(x) - RootOfHalf;
        exponent += (int)(aboveRoot >> 52);
        double f = BitConverter.Int64BitsToDouble((aboveRoot & ((1L << 52) - 1)) + RootOfHalf) - 1;

        double half = 0.5 * f * f;
        double s = f / (2 + f);
        double square = s * s;
        double fourth = square * square;
        double even = fourth * (L2 + (fourth * (L4 + (fourth * L6))));
        double odd = square * (L1 + (fourth * (L3 + (fourth * (L5 + (fourth * L7))))));
        return (exponent * LogOf2High) - ((half - ((s * (half + (even + odd))) + (exponent * LogOf2Low))) - f);
    }
}
