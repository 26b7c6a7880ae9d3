using System.Numerics;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// The arm as a line in space for each joint, and the place of its tip, all in one posture: the product of exponentials (Brockett 1984; Lynch and
/// Park 2017, "Modern Robotics", section 4.1). It needs no lengths, zeros or frames, and is corrected with every tip that is seen, by an extended
/// Kalman filter (Jazwinski 1970) over four numbers a joint and three for the tip.
/// </summary>
public sealed partial class AxesModel : IArmModel
{
    private const int PerJoint = 4;

    // Backlash, sag and calibration are part of what the model cannot know, beside the sensor's noise.
    private const double LeastSeenMetres = 0.002;

    // What a line may wander between two samples: it keeps the filter awake for an arm that changes.
    private const double WanderMetres = 1e-5;
    private const double WanderRadians = 3e-5;

    private const double RecentShare = 0.02;

    // A model that is off by so much is another arm's: it has to be found anew.
    private const double LostMetres = 0.04;

    private readonly Vector3d[] axes;
    private readonly Vector3d[] points;
    private readonly Vector3d[] acrosses;
    private readonly Vector3d[] slopes;
    private readonly Vector3d[] turned;
    private readonly Matrix3d[] turns;
    private readonly double[] covariance;
    private readonly double[] gain;
    private readonly double[] correction;
    private readonly int numbers;
    private Joints<Radian> posture;
    private Vector3d tipThere;
    private double errorSquare;
    private uint known;

    /// <summary>A model of so many joints that knows nothing yet.</summary>
    /// <param name="joints">How many, from 1.</param>
    /// <param name="noiseMetres">Noise of what sees the tip, one standard deviation of each coordinate.</param>
    public AxesModel(int joints, double noiseMetres = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(joints);
        Joints = joints;
        SeenMetres = Math.Max(LeastSeenMetres, noiseMetres);
        numbers = (PerJoint * joints) + 3;
        axes = new Vector3d[joints];
        points = new Vector3d[joints];
        acrosses = new Vector3d[joints];
        turned = new Vector3d[joints + 1];
        turns = new Matrix3d[joints];
        slopes = new Vector3d[numbers];
        covariance = new double[numbers * numbers];
        gain = new double[numbers];
        correction = new double[numbers];
    }

    /// <inheritdoc/>
    public int Joints { get; }

    /// <summary>How far a tip that is seen may be off, one standard deviation of each coordinate in metres.</summary>
    public double SeenMetres { get; }

    /// <summary>True once every joint has a line.</summary>
    public bool IsKnown => known == (1u << Joints) - 1;

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => sizeof(double) * (Joints<Radian>.Capacity + 3 + 1 + (9 * Joints) + covariance.Length);

    /// <summary>How far it was off lately, metres: the root of a mean over about fifty samples.</summary>
    public double ErrorMetres => Math.Sqrt(errorSquare);

    /// <summary>True when it knows nothing, or is off by more than it can put right.</summary>
    public bool IsLost => !IsKnown || !(ErrorMetres < LostMetres);

    /// <summary>Begins anew at a posture.</summary>
    /// <param name="at">The posture in which lines and tip are given, radians.</param>
    /// <param name="seen">The tip there, metres.</param>
    /// <param name="deviation">How uncertain that is, metres.</param>
    public void Begin(in Joints<Radian> at, in Vector3d seen, double deviation)
    {
        posture = at;
        tipThere = seen;
        errorSquare = 0;
        known = 0;
        Array.Clear(axes);
        Array.Clear(acrosses);
        Array.Clear(covariance);
        for (int k = numbers - 3; k < numbers; k++)
        {
            covariance[(k * numbers) + k] = deviation * deviation;
        }
    }

    /// <summary>Begins anew as a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="at">The posture in which lines and tip are given, radians.</param>
    /// <param name="radians">How uncertain the directions are.</param>
    /// <param name="metres">How uncertain the places are.</param>
    public void Begin(SerialChain chain, in Joints<Radian> at, double radians, double metres)
    {
        ArgumentNullException.ThrowIfNull(chain);
        chain.Forward(at, out ChainPose pose);
        Begin(at, pose.Tip, metres);
        for (int j = 0; j < Joints; j++)
        {
            Set(j, pose.Axes[j], pose.Origins[j], radians, metres);
        }
    }

    /// <summary>Sets the line of a joint.</summary>
    /// <param name="joint">The joint.</param>
    /// <param name="axis">Direction that it turns about by the right hand; any length but zero.</param>
    /// <param name="point">A point of it, metres.</param>
    /// <param name="radians">How uncertain its direction is.</param>
    /// <param name="metres">How uncertain its place is.</param>
    public void Set(int joint, in Vector3d axis, in Vector3d point, double radians, double metres)
    {
        axes[joint] = Unit(axis);
        points[joint] = point;
        Vector3d away = Math.Abs(axes[joint].X) < 0.7 ? new(1, 0, 0) : new(0, 1, 0);
        acrosses[joint] = Unit(Vector3d.Cross(axes[joint], away));
        known |= 1u << joint;
        for (int k = 0; k < PerJoint; k++)
        {
            int at = (joint * PerJoint) + k;
            covariance[(at * numbers) + at] = k < 2 ? radians * radians : metres * metres;
        }
    }

    /// <inheritdoc/>
    public void Look(in Joints<Radian> angles, out Vector3d tip, out LaneVectors columns)
    {
        // From the tip down: a joint turns all that is beyond it.
        columns = default;
        tip = tipThere;
        for (int j = Joints - 1; j >= 0; j--)
        {
            Matrix3d turn = Matrix3d.AxisAngle(axes[j], angles[j] - posture[j]);
            Vector3d radius = turn * (tip - points[j]);
            tip = points[j] + radius;
            columns[j] = Vector3d.Cross(axes[j], radius);
            for (int k = j + 1; k < Joints; k++)
            {
                columns[k] = turn * columns[k];
            }
        }
    }

    /// <summary>Takes a tip into account that was seen in a posture.</summary>
    /// <param name="angles">The posture, radians.</param>
    /// <param name="seen">The tip, metres.</param>
    public void Observe(in Joints<Radian> angles, in Vector3d seen)
    {
        Vector3d error = IsKnown ? seen - Slopes(angles) : new(double.NaN, 0, 0);
        if (!error.IsFinite)
        {
            return;
        }

        errorSquare += RecentShare * (Vector3d.Dot(error, error) - errorSquare);
        for (int k = 0; k < numbers; k++)
        {
            double wander = k < numbers - 3 && k % PerJoint < 2 ? WanderRadians : WanderMetres;
            covariance[(k * numbers) + k] += wander * wander;
        }

        Array.Clear(correction);
        for (int coordinate = 0; coordinate < 3; coordinate++)
        {
            Correct(coordinate, coordinate == 0 ? error.X : coordinate == 1 ? error.Y : error.Z);
        }

        for (int j = 0; j < Joints; j++)
        {
            int k = j * PerJoint;
            Vector3d across = acrosses[j];
            Vector3d upright = Vector3d.Cross(axes[j], across);
            points[j] += (across * correction[k + 2]) + (upright * correction[k + 3]);
            axes[j] = Unit(axes[j] + (across * correction[k]) + (upright * correction[k + 1]));
            acrosses[j] = Unit(across - (axes[j] * Vector3d.Dot(across, axes[j])));
        }

        int last = numbers - 3;
        tipThere += new Vector3d(correction[last], correction[last + 1], correction[last + 2]);
    }

    // One coordinate of the tip: the Kalman filter's step for a measurement of one number. Rows stand for columns: the matrix is symmetric.
    private void Correct(int coordinate, double error)
    {
        Array.Clear(gain);
        for (int row = 0; row < numbers; row++)
        {
            AddScaled(gain, covariance.AsSpan(row * numbers, numbers), Of(slopes[row], coordinate));
        }

        double predicted = 0;
        double variance = SeenMetres * SeenMetres;
        for (int k = 0; k < numbers; k++)
        {
            double slope = Of(slopes[k], coordinate);
            variance += gain[k] * slope;
            predicted += correction[k] * slope;
        }

        if (!(variance > 0))
        {
            // No sum of squares any more: an image that was spoilt.
            return;
        }

        AddScaled(correction, gain, (error - predicted) / variance);
        for (int row = 0; row < numbers; row++)
        {
            AddScaled(covariance.AsSpan(row * numbers, numbers), gain, -gain[row] / variance);
        }
    }

    // Place by place, so that every width of a processor's vectors gives the same bits.
    private static void AddScaled(Span<double> to, ReadOnlySpan<double> from, double scale)
    {
        int k = 0;
        for (; k <= to.Length - Vector<double>.Count; k += Vector<double>.Count)
        {
            (new Vector<double>(to[k..]) + (new Vector<double>(from[k..]) * scale)).CopyTo(to[k..]);
        }

        for (; k < to.Length; k++)
        {
            to[k] += from[k] * scale;
        }
    }

    // The tip, and how each number of the model moves it.
    private Vector3d Slopes(in Joints<Radian> angles)
    {
        // Where the tip is after the joints beyond each have turned it.
        turned[Joints] = tipThere;
        for (int j = Joints - 1; j >= 0; j--)
        {
            turns[j] = Matrix3d.AxisAngle(axes[j], angles[j] - posture[j]);
            turned[j] = points[j] + (turns[j] * (turned[j + 1] - points[j]));
        }

        Matrix3d before = Matrix3d.Identity;
        for (int j = 0; j < Joints; j++)
        {
            (double s, double c) = Elementary.SinCos(angles[j] - posture[j]);
            Vector3d axis = axes[j];
            Vector3d across = acrosses[j];
            Vector3d upright = Vector3d.Cross(axis, across);
            Vector3d radius = turned[j + 1] - points[j];
            ref readonly Matrix3d turn = ref turns[j];
            int k = j * PerJoint;
            slopes[k] = before * Turning(axis, across, radius, s, c);
            slopes[k + 1] = before * Turning(axis, upright, radius, s, c);
            slopes[k + 2] = before * (across - (turn * across));
            slopes[k + 3] = before * (upright - (turn * upright));
            before *= turn;
        }

        int last = numbers - 3;
        slopes[last] = before.X;
        slopes[last + 1] = before.Y;
        slopes[last + 2] = before.Z;
        return turned[0];
    }

    // How a turned radius changes while its axis tips over: the derivative of Rodrigues's formula.
    private static Vector3d Turning(in Vector3d axis, in Vector3d over, in Vector3d radius, double s, double c) =>
        (Vector3d.Cross(over, radius) * s) + (((over * Vector3d.Dot(axis, radius)) + (axis * Vector3d.Dot(over, radius))) * (1 - c));

    private static bool IsUnit(in Vector3d v) => Math.Abs(v.Length - 1) < 1e-9;

    private static Vector3d Unit(in Vector3d v) => v * (1 / v.Length);

    private static double Of(in Vector3d v, int coordinate) => coordinate == 0 ? v.X : coordinate == 1 ? v.Y : v.Z;
}
