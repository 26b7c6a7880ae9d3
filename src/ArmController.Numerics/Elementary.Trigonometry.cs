using System.Runtime.CompilerServices;

namespace ArmController.Numerics;

/// <content>
/// The angle is brought into -pi/4..pi/4 by taking away a whole number of quarter turns in three steps (Cody and Waite 1980);
/// two polynomials give sine and cosine there, and the quarter decides which is which.
/// </content>
public static partial class Elementary
{
    private const double EighthTurn = 0.78539816339744830962;
    private const double WholeTurn = 6.28318530717958647693;
    private const double QuartersPerRadian = 6.36619772367581382433e-01;

    // pi/2 in three parts of 33 bits and a rest: a part times a count of quarters below 2^20 is exact.
    private const double Quarter1 = 1.57079632673412561417e+00;
    private const double Quarter2 = 6.07710050630396597660e-11;
    private const double Quarter3 = 2.02226624871116645580e-21;
    private const double QuarterRest = 8.47842766036889956997e-32;
    private const double LargestSplitRadians = 1 << 20;

    /// <summary>Sine and cosine of an angle by one reduction.</summary>
    /// <param name="radians">
    /// Any double. Up to 2^20 the reduction is exact; beyond, whole turns of the double nearest to 2 pi are taken away first, so that the
    /// result is still a sine and cosine of one angle but its error grows with the angle. Infinities and NaN give NaN.
    /// </param>
    public static (double Sin, double Cos) SinCos(double radians)
    {
        double magnitude = Math.Abs(radians);
        if (magnitude <= EighthTurn)
        {
            return (SineKernel(radians, 0), CosineKernel(radians, 0));
        }

        if (!(magnitude <= LargestSplitRadians))
        {
            if (!double.IsFinite(radians))
            {
                return (double.NaN, double.NaN);
            }

            // The remainder of IEEE 754 doubles is exact.
            radians %= WholeTurn;
        }

        double rounded = (radians * QuartersPerRadian) + Rounder;
        double count = rounded - Rounder;
        long quarter = BitConverter.DoubleToInt64Bits(rounded);

        double left = radians - (count * Quarter1);
        double second = count * Quarter2;
        double high = left - second;
        double rest = (left - high) - second;
        double third = count * Quarter3;
        double higher = high - third;
        rest += ((high - higher) - third) - (count * QuarterRest);
        double angle = higher + rest;
        double tail = (higher - angle) + rest;

        long sine = BitConverter.DoubleToInt64Bits(SineKernel(angle, tail));
        long cosine = BitConverter.DoubleToInt64Bits(CosineKernel(angle, tail));

        // Odd quarters swap the two; the second bit carries the sign. By bits, because the quarter is a coin toss to a branch predictor.
        long swap = (sine ^ cosine) & -(quarter & 1);
        sine ^= swap ^ ((quarter & 2) << 62);
        cosine ^= swap ^ (((quarter + 1) & 2) << 62);
        return (BitConverter.Int64BitsToDouble(sine), BitConverter.Int64BitsToDouble(cosine));
    }

    /// <summary>Sine of an angle in radians; range and error as <see cref="SinCos"/>.</summary>
    public static double Sin(double radians) => SinCos(radians).Sin;

    /// <summary>Cosine of an angle in radians; range and error as <see cref="SinCos"/>.</summary>
    public static double Cos(double radians) => SinCos(radians).Cos;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineKernel(double angle, double tail)
    {
        const double S1 = -1.66666666666666324348e-01;
        const double S2 = 8.33333333332248946124e-03;
        const double S3 = -1.98412698298579493134e-04;
        const double S4 = 2.75573137070700676789e-06;
        const double S5 = -2.50507602534068634195e-08;
        const double S6 = 1.58969099521155010221e-10;

        double square = angle * angle;
        double cube = square * angle;
        double upper = S2 + (square * (S3 + (square * S4))) + (square * (square * square) * (S5 + (square * S6)));
        return angle - (((square * ((0.5 * tail) - (cube * upper))) - tail) - (cube * S1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosineKernel(double angle, double tail)
    {
        const double C1 = 4.16666666666666019037e-02;
        const double C2 = -1.38888888888741095749e-03;
        const double C3 = 2.48015872894767294178e-05;
        const double C4 = -2.75573143513906633035e-07;
        const double C5 = 2.08757232129817482790e-09;
        const double C6 = -1.13596475577881948265e-11;

        double square = angle * angle;
        double fourth = square * square;
        double upper = (square * (C1 + (square * (C2 + (square * C3))))) + (fourth * fourth * (C4 + (square * (C5 + (square * C6)))));
        double half = 0.5 * square;
        double leading = 1 - half;
        return leading + (((1 - leading) - half) + ((square * upper) - (angle * tail)));
    }
}
