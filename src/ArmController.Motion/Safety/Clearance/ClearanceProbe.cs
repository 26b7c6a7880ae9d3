using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>Says how near an arm is to anything in a pose: for checks before the arm is driven, and for people.</summary>
public sealed class ClearanceProbe
{
    private readonly ClearanceField field;
    private readonly BodyPose pose;
    private readonly double[] sines = new double[ClearanceField.Lanes];
    private readonly double[] cosines = new double[ClearanceField.Lanes];
    private int tooNear;

    /// <summary>A probe for one body among obstacles.</summary>
    /// <exception cref="ArgumentException">The obstacles do not fit the body.</exception>
    public ClearanceProbe(ArmBody body, Obstacles obstacles)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(obstacles);
        field = new(body, obstacles);
        pose = new(body);
    }

    internal ClearanceProbe(ClearanceField field)
    {
        this.field = field;
        pose = new(field.Body);
    }

    /// <summary>The shortest distance to anything, metres, below zero when something is inside something; infinite when nothing is watched.</summary>
    /// <param name="angles">The pose, radians by lane.</param>
    /// <param name="between">What it is between, for example "hand to the table".</param>
    public double Shortest(in Joints<Radian> angles, out string between)
    {
        Place(angles);
        double shortest = double.PositiveInfinity;
        between = "";
        for (int w = 0; w < field.Count; w++)
        {
            double clear = field.Clear(w, pose, out _);
            if (clear < shortest)
            {
                shortest = clear;
                between = field.NameOf(w);
            }
        }

        return shortest;
    }

    /// <summary>True when every distance is at least so much: the same as asking for the shortest, and cheaper.</summary>
    /// <param name="angles">The pose, radians by lane.</param>
    /// <param name="metres">What is asked for, metres.</param>
    public bool IsAtLeast(in Joints<Radian> angles, double metres)
    {
        Place(angles);

        // What was too near the last time is most often too near again.
        if (tooNear < field.Count && !field.IsAtLeast(tooNear, pose, metres))
        {
            return false;
        }

        for (int w = 0; w < field.Count; w++)
        {
            if (!field.IsAtLeast(w, pose, metres))
            {
                tooNear = w;
                return false;
            }
        }

        return true;
    }

    private void Place(in Joints<Radian> angles)
    {
        for (int i = 0; i < field.Body.Joints.Length; i++)
        {
            (sines[i], cosines[i]) = Elementary.SinCos(angles[i]);
        }

        pose.Place(sines, cosines);
    }
}
