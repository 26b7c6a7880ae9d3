using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>How a tip and a goal lie to the boxes between them.</summary>
public sealed class Things
{
    // A tip has to have so much room beside the margin.
    private const double HandMetres = 0.012;

    private readonly AxisBox[] boxes = [];

    /// <summary>Those round an arm.</summary>
    /// <param name="obstacles">What it stays clear of; null when there is nothing.</param>
    public Things(Obstacles? obstacles)
    {
        if (obstacles is null)
        {
            return;
        }

        boxes = new AxisBox[obstacles.KeepOuts.Length];
        for (int i = 0; i < boxes.Length; i++)
        {
            boxes[i] = Grown(obstacles.KeepOuts[i].Box, obstacles.MarginMetres + HandMetres);
        }
    }

    /// <summary>True when no box is in the way of a point that goes straight from one place to the other, metres.</summary>
    public bool Sees(in Vector3d from, in Vector3d to)
    {
        foreach (ref readonly AxisBox box in boxes.AsSpan())
        {
            double enter = 0;
            double leave = 1;
            Cut(from.X, to.X - from.X, box.Min.X, box.Max.X, ref enter, ref leave);
            Cut(from.Y, to.Y - from.Y, box.Min.Y, box.Max.Y, ref enter, ref leave);
            Cut(from.Z, to.Z - from.Z, box.Min.Z, box.Max.Z, ref enter, ref leave);
            if (enter < leave)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when a place is over some box.</summary>
    public bool IsAbove(in Vector3d place)
    {
        foreach (ref readonly AxisBox box in boxes.AsSpan())
        {
            if (IsWithin(box, place) && place.Z > (box.Min.Z + box.Max.Z) / 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a place is under some box.</summary>
    public bool IsUnder(in Vector3d place)
    {
        foreach (ref readonly AxisBox box in boxes.AsSpan())
        {
            if (IsWithin(box, place) && place.Z < (box.Min.Z + box.Max.Z) / 2)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(in AxisBox box, in Vector3d place) =>
        place.X > box.Min.X && place.X < box.Max.X && place.Y > box.Min.Y && place.Y < box.Max.Y;

    private static void Cut(double start, double step, double low, double high, ref double enter, ref double leave)
    {
        if (step == 0)
        {
            leave = start > low && start < high ? leave : -1;
            return;
        }

        double one = (low - start) / step;
        double other = (high - start) / step;
        enter = Math.Max(enter, Math.Min(one, other));
        leave = Math.Min(leave, Math.Max(one, other));
    }

    private static AxisBox Grown(in AxisBox box, double metres)
    {
        Vector3d by = new(metres, metres, metres);
        return new(box.Min - by, box.Max + by);
    }
}
