namespace ArmController.Numerics;

/// <content>
/// The arc tangent of a quotient is taken without forming the quotient first: the angle is compared with four known ones, and the tangent
/// of the difference is one division of sums (the subtraction formula of the tangent), so only one rounding is spent on it.
/// </content>
public static partial class Elementary
{
    private const double Pi = 3.14159265358979323846;
    private const double PiRest = 1.2246467991473531772e-16;

    /// <summary>
    /// Angle of the point (x, y) from the x axis, in radians, -pi..pi; zeros and infinities keep their signs as IEEE 754 lists them.
    /// </summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double angle = FirstQuadrant(Math.Abs(y), Math.Abs(x));
        if (double.IsNegative(x))
        {
            angle = Pi - (angle - PiRest);
        }

        return double.IsNegative(y) ? -angle : angle;
    }

    private static double FirstQuadrant(double y, double x)
    {
        const double Huge = 1e300;
        const double Tiny = 1e-290;

        if (y == 0)
        {
            return 0;
        }

        if (x > Huge || y > Huge)
        {
            if (double.IsInfinity(x))
            {
                return double.IsInfinity(y) ? EighthTurn : 0;
            }

            // The sums below must not overflow. What is lost from the smaller one was lost in the quotient anyway.
            x *= TwoToThe(-60);
            y *= TwoToThe(-60);
        }
        else if (x < Tiny && y < Tiny)
        {
            // Subnormals have too few bits for the products below.
            x *= TwoToThe(200);
            y *= TwoToThe(200);
        }

        if (y < 0.4375 * x)
        {
            return ArcTangent(y / x, 0, 0);
        }

        if (y < 0.6875 * x)
        {
            return ArcTangent(((2 * y) - x) / ((2 * x) + y), 4.63647609000806093515e-01, 2.26987774529616870924e-17);
        }

        if (y < 1.1875 * x)
        {
            return ArcTangent((y - x) / (y + x), EighthTurn, 3.06161699786838301793e-17);
        }

        return y < 2.4375 * x
            ? ArcTangent((y - (1.5 * x)) / (x + (1.5 * y)), 9.82793723247329054082e-01, 1.39033110312309984516e-17)
            : ArcTangent(-x / y, 1.57079632679489655800e+00, 6.12323399573676603587e-17);
    }

    /// <summary>Arc tangent of <paramref name="t"/>, at most 7/16 in size, added to a known angle given in two parts.</summary>
    private static double ArcTangent(double t, double known, double knownRest)
    {
        const double A0 = 3.33333333333329318027e-01;
        const double A1 = -1.99999999998764832476e-01;
        const double A2 = 1.42857142725034663711e-01;
        const double A3 = -1.11111104054623557880e-01;
        const double A4 = 9.09088713343650656196e-02;
        const double A5 = -7.69187620504482999495e-02;
        const double A6 = 6.66107313738753120669e-02;
        const double A7 = -5.83357013379057348645e-02;
        const double A8 = 4.97687799461593236017e-02;
        const double A9 = -3.65315727442169155270e-02;
        const double A10 = 1.62858201153657823623e-02;

        double square = t * t;
        double fourth = square * square;
        double even = square * (A0 + (fourth * (A2 + (fourth * (A4 + (fourth * (A6 + (fourth * (A8 + (fourth * A10))))))))));
        double odd = fourth * (A1 + (fourth * (A3 + (fourth * (A5 + (fourth * (A7 + (fourth * A9))))))));
        return known - (((t * (even + odd)) - knownRest) - t);
    }
}
