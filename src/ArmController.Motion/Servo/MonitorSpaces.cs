using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Motion.Servo;

/// <summary>
/// Copies an arm's shape and what it must stay clear of into the monitor's plain numbers; how far what can move is left to the monitor.
/// </summary>
internal static class MonitorSpaces
{
    // A capsule so slender that more points would be needed is looked at more coarsely.
    private const int MostPoints = 64;

    /// <summary>Links and obstacles; pairs of links are not among them, and what no joint carries is left out.</summary>
    public static MonitorSpace Of(ArmBody body, Obstacles obstacles)
    {
        int[] places = new int[body.Joints.Length];
        ImmutableArray<MonitorLink>.Builder links = ImmutableArray.CreateBuilder<MonitorLink>(places.Length);
        foreach (int lane in body.ParentsFirstOrder)
        {
            BodyJoint joint = body.Joints[lane];
            places[lane] = links.Count;
            links.Add(new(
                lane,
                joint.Parent < 0 ? -1 : places[joint.Parent],
                Frame(joint.Place),
                joint.Place.Axis.X,
                joint.Place.Axis.Y,
                joint.Place.Axis.Z,
                Segments(body, lane)));
        }

        ImmutableArray<MonitorBox>.Builder boxes = ImmutableArray.CreateBuilder<MonitorBox>(obstacles.KeepOuts.Length);
        foreach (KeepOut keepOut in obstacles.KeepOuts)
        {
            boxes.Add(Box(keepOut.Box));
        }

        return new(
            links.MoveToImmutable(),
            obstacles.MarginMetres,
            obstacles.TableHeightMetres ?? double.NegativeInfinity,
            obstacles.Workspace is { } workspace ? Box(workspace) : Everywhere,
            boxes.MoveToImmutable());
    }

    private static MonitorBox Everywhere => new(
        double.NegativeInfinity,
        double.NegativeInfinity,
        double.NegativeInfinity,
        double.PositiveInfinity,
        double.PositiveInfinity,
        double.PositiveInfinity);

    private static ImmutableArray<double> Frame(in ChainJoint joint)
    {
        Vector3d x = joint.Rotation * new Vector3d(1, 0, 0);
        Vector3d y = joint.Rotation * new Vector3d(0, 1, 0);
        Vector3d z = joint.Rotation * new Vector3d(0, 0, 1);
        return
        [
            x.X, y.X, z.X, joint.Origin.X,
            x.Y, y.Y, z.Y, joint.Origin.Y,
            x.Z, y.Z, z.Z, joint.Origin.Z,
            0, 0, 0, 1,
        ];
    }

    private static ImmutableArray<MonitorSegment> Segments(ArmBody body, int lane)
    {
        ImmutableArray<MonitorSegment>.Builder segments = ImmutableArray.CreateBuilder<MonitorSegment>();
        foreach (BodyCapsule capsule in body.Capsules)
        {
            if (capsule.Lane == lane)
            {
                (Vector3d a, Vector3d b, double radius) = capsule.Shape;
                segments.Add(new(a.X, a.Y, a.Z, b.X, b.Y, b.Z, radius, Points((b - a).Length / radius)));
            }
        }

        return segments.ToImmutable();
    }

    // Not farther apart than the radius: of a box that a capsule touches sideways at most a seventh of the radius is missed.
    private static int Points(double radii) => radii > 0 ? 1 + (int)Math.Min(Math.Ceiling(radii), MostPoints - 1) : 1;

    private static MonitorBox Box(in AxisBox box) => new(box.Min.X, box.Min.Y, box.Min.Z, box.Max.X, box.Max.Y, box.Max.Z);
}
