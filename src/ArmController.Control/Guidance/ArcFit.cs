using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// The line that one joint turns about, from the arc that the tip goes through while that joint alone moves: a point on a circle is linear in
/// the sine and the cosine of the angle, so plain least squares of three numbers a coordinate find it, one sample at a time.
/// </summary>
internal struct ArcFit
{
    private const int Features = 3;

    // Joints are measured to a few thousandths: what spreads less than this has not turned.
    private const double LeastSpread = 0.05;

    // Sums over samples of (1, sin, 1 - cos) with themselves and with the tip; the matrix is symmetric.
    private double one;
    private double sine;
    private double bow;
    private double sineSquare;
    private double sineBow;
    private double bowSquare;
    private Vector3d tip;
    private Vector3d tipSine;
    private Vector3d tipBow;

    /// <summary>True when there are samples.</summary>
    public readonly bool HasSome => one > 0;

    /// <summary>Where the tip was in the mean, metres.</summary>
    public readonly Vector3d Mean => tip * (1 / Math.Max(one, 1));

    /// <summary>Takes a sample.</summary>
    /// <param name="radians">How far the joint is turned from where it began.</param>
    /// <param name="seen">The tip then, metres.</param>
    public void Note(double radians, in Vector3d seen)
    {
        (double s, double cosine) = Elementary.SinCos(radians);
        double b = 1 - cosine;
        one += 1;
        sine += s;
        bow += b;
        sineSquare += s * s;
        sineBow += s * b;
        bowSquare += b * b;
        tip += seen;
        tipSine += seen * s;
        tipBow += seen * b;
    }

    /// <summary>Solves for the circle.</summary>
    /// <param name="start">The tip where the joint began, metres.</param>
    /// <param name="tangent">Metres of tip per radian there: the axis crossed with <paramref name="radius"/>.</param>
    /// <param name="radius">From the axis to the tip, metres; less certain than the tangent, since a short arc hardly bows.</param>
    /// <param name="radiusVariance">Variance of each coordinate of the radius for a tip of variance 1.</param>
    /// <returns>False when the joint has not turned enough to tell.</returns>
    public readonly bool TrySolve(out Vector3d start, out Vector3d tangent, out Vector3d radius, out double radiusVariance)
    {
        SymmetricMatrix m = new(one, sine, bow, sineSquare, sineBow, bowSquare);
        start = tangent = radius = default;
        radiusVariance = double.PositiveInfinity;
        if (one <= Features || !(m.ZZ > one * one * LeastSpread * LeastSpread) || !(m.Determinant > 0))
        {
            return false;
        }

        double scale = 1 / m.Determinant;
        start = ((tip * m.XX) + (tipSine * m.XY) + (tipBow * m.XZ)) * scale;
        tangent = ((tip * m.XY) + (tipSine * m.YY) + (tipBow * m.YZ)) * scale;
        radius = -(((tip * m.XZ) + (tipSine * m.YZ) + (tipBow * m.ZZ)) * scale);
        radiusVariance = m.ZZ * scale;
        return true;
    }

    /// <summary>Writes its sums.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(one);
        writer.Write(sine);
        writer.Write(bow);
        writer.Write(sineSquare);
        writer.Write(sineBow);
        writer.Write(bowSquare);
        writer.Write(tip);
        writer.Write(tipSine);
        writer.Write(tipBow);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(ref StateReader reader)
    {
        one = reader.ReadDouble();
        sine = reader.ReadDouble();
        bow = reader.ReadDouble();
        sineSquare = reader.ReadDouble();
        sineBow = reader.ReadDouble();
        bowSquare = reader.ReadDouble();
        tip = reader.ReadVector();
        tipSine = reader.ReadVector();
        tipBow = reader.ReadVector();
    }
}
