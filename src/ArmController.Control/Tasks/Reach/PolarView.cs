using ArmController.Control.Estimation;
using ArmController.Learning.Features;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// A reach seen without any geometry: joint angles, the measured tip, and the goal's direction in polar coordinates around the base.
/// Which joint moves the tip where has to be learned. 65,536 hashed buckets.
/// </summary>
public sealed class PolarView : IReachView
{
    private const int Tilings = 8;
    private const int Buckets = 65_536;
    private const double AngleScaleRadians = Math.PI / 180;
    private const double LengthScaleMetres = 0.005;
    private const double LogTiles = 0.6;
    private const double SumTileRadians = Math.PI / 6;
    private const double RadiusTileMetres = 0.05;

    private readonly HashedTiles tiles = new(Tilings, Buckets);
    private readonly double[] point = new double[8];

    /// <inheritdoc/>
    public int Features => tiles.Count;

    /// <inheritdoc/>
    public int PerJoint => Tilings;

    /// <inheritdoc/>
    public ITipJacobian? Jacobian => null;

    /// <inheritdoc/>
    public void Observe(in ArmState state, bool learning)
    {
    }

    /// <inheritdoc/>
    public double Encode(in ArmState state, in Vector3d goal, ActiveFeatures into)
    {
        Vector3d tip = state.Tip;
        double tipRadius = Math.Sqrt((tip.X * tip.X) + (tip.Y * tip.Y));
        double goalRadius = Math.Sqrt((goal.X * goal.X) + (goal.Y * goal.Y));
        double yawError = Elementary.Atan2((tip.X * goal.Y) - (tip.Y * goal.X), (tip.X * goal.X) + (tip.Y * goal.Y)) - state.Unseen(0);
        double distance = (goal - tip).Length;
        double radiusError = SignedLog(goalRadius - tipRadius, LengthScaleMetres);
        double heightError = SignedLog(goal.Z - tip.Z, LengthScaleMetres);

        into.Mirrored(0) = yawError < 0;
        point[0] = 2 * Elementary.Log(1 + (Math.Abs(yawError) / AngleScaleRadians));
        point[1] = 2 * Elementary.Log(1 + (distance / LengthScaleMetres));
        tiles.Encode(0, point.AsSpan(0, 2), into.Of(0));

        for (int j = 1; j < into.Factors; j++)
        {
            point[0] = radiusError;
            point[1] = heightError;
            int used = 2;
            double sum = 0;
            for (int i = 1; i <= j; i++)
            {
                sum += state.Angles[i];
                if (j == 1 || i > 1)
                {
                    point[used++] = sum / SumTileRadians;
                }
            }

            if (j == 1)
            {
                point[used++] = tipRadius / RadiusTileMetres;
            }

            into.Mirrored(j) = false;
            tiles.Encode(j, point.AsSpan(0, used), into.Of(j));
        }

        return distance;
    }

    /// <inheritdoc/>
    public void SaveLearned(ref StateWriter writer)
    {
    }

    /// <inheritdoc/>
    public bool LoadLearned(ref StateReader reader) => true;

    private static double SignedLog(double value, double scale) =>
        Math.CopySign(LogTiles * Elementary.Log(1 + (Math.Abs(value) / scale)), value);
}
