using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>What an arm is near to in a pose, and how a turn of each joint changes that: for whoever wants to slide along and not to press.</summary>
public sealed class NearDistances
{
    // A turn so small that a distance is straight over it, and so large that nothing is lost to roundings.
    private const double TurnRadians = 1e-4;

    private readonly ClearanceField field;
    private readonly BodyPose pose;
    private readonly BodyPose turned;
    private readonly double[] sines = new double[ClearanceField.Lanes];
    private readonly double[] cosines = new double[ClearanceField.Lanes];
    private readonly int[] near;
    private readonly double[] metres;
    private readonly double[] slopes;

    /// <summary>Those of one body among obstacles.</summary>
    /// <exception cref="ArgumentException">The obstacles do not fit the body.</exception>
    public NearDistances(ArmBody body, Obstacles obstacles)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(obstacles);
        field = new(body, obstacles);
        pose = new(body);
        turned = new(body);
        near = new int[field.Count];
        metres = new double[field.Count];
        slopes = new double[field.Count * ClearanceField.Lanes];
    }

    /// <summary>How many distances were near in the pose that was looked at last.</summary>
    public int Count { get; private set; }

    /// <summary>One of them, metres; below zero when the two are in each other.</summary>
    public double Metres(int index) => metres[index];

    /// <summary>How it changes with each joint, metres per radian by lane.</summary>
    public ReadOnlySpan<double> Slopes(int index) => slopes.AsSpan(index * ClearanceField.Lanes, ClearanceField.Lanes);

    /// <summary>Looks at a pose.</summary>
    /// <param name="angles">The pose, radians by lane.</param>
    /// <param name="withinMetres">What is nearer than this is near.</param>
    public void Look(in Joints<Radian> angles, double withinMetres)
    {
        int joints = field.Body.Joints.Length;
        for (int i = 0; i < joints; i++)
        {
            (sines[i], cosines[i]) = Elementary.SinCos(angles[i]);
        }

        pose.Place(sines, cosines);
        Count = 0;
        for (int w = 0; w < field.Count; w++)
        {
            if (!field.IsAtLeast(w, pose, withinMetres))
            {
                near[Count] = w;
                metres[Count++] = field.Clear(w, pose, out _);
            }
        }

        slopes.AsSpan(0, Count * ClearanceField.Lanes).Clear();
        for (int lane = 0; lane < joints && Count > 0; lane++)
        {
            (double sine, double cosine) = (sines[lane], cosines[lane]);
            (sines[lane], cosines[lane]) = Elementary.SinCos(angles[lane] + TurnRadians);
            turned.Place(sines, cosines);
            (sines[lane], cosines[lane]) = (sine, cosine);
            for (int i = 0; i < Count; i++)
            {
                if (field.Minds(near[i], lane))
                {
                    slopes[(i * ClearanceField.Lanes) + lane] = (field.Clear(near[i], turned, out _) - metres[i]) / TurnRadians;
                }
            }
        }
    }
}
