using System.Collections.Immutable;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>Reads the collision shapes of a link and puts a capsule around each.</summary>
internal static class UrdfShapes
{
    // Larger than any piece of an arm this program is for: millimetres written for metres.
    private const double LargestMetres = 2;

    private static readonly string[] KnownShapes = ["cylinder", "sphere", "box", "mesh", "capsule"];

    /// <summary>All shapes of a link without fault.</summary>
    public static ImmutableArray<UrdfShape> Of(UrdfElement link, bool isNewer, UrdfFaults faults)
    {
        ImmutableArray<UrdfShape>.Builder shapes = ImmutableArray.CreateBuilder<UrdfShape>();
        foreach (UrdfElement collision in link.All("collision"))
        {
            if (Of(collision, link.Written("name") ?? "", isNewer, faults) is { } shape)
            {
                shapes.Add(shape);
            }
        }

        return shapes.ToImmutable();
    }

    private static UrdfShape? Of(UrdfElement collision, string link, bool isNewer, UrdfFaults faults)
    {
        if (collision.One("geometry") is not { } geometry)
        {
            faults.Add(
                collision.Line,
                $"a collision of link '{link}' has no <geometry>",
                "write <geometry><cylinder radius=\"...\" length=\"...\"/></geometry> in it");
            return null;
        }

        IReadOnlyList<UrdfElement> written = geometry.Children;
        if (written is [{ Tag: "capsule" } capsule] && !isNewer)
        {
            faults.Add(
                capsule.Line, $"link '{link}' has a <capsule>, a word of URDF 1.1, and this file is 1.0", $"{UrdfVersion.Remedy}, or use a cylinder");
            return null;
        }

        if (written.Count != 1 || !KnownShapes.Contains(written[0].Tag))
        {
            string found = written.Count == 1 ? $"the unknown shape <{written[0].Tag}>" : $"{written.Count} shapes in one geometry";
            faults.Add(geometry.Line, $"link '{link}' has {found}", "write one cylinder, sphere or box in each collision");
            return null;
        }

        UrdfElement? origin = collision.One("origin");
        (Vector3d place, Matrix3d turn) = UrdfPose.Of(origin, isNewer, faults);
        if (!(place.Length <= LargestMetres))
        {
            faults.Add(origin!.Line, $"a collision of link '{link}' sits more than {LargestMetres} m from it", "write metres and not millimetres");
            return null;
        }

        UrdfElement shape = written[0];
        if (shape.Tag == "mesh")
        {
            return new(shape.Tag, null, shape.Line);
        }

        return Measures(shape, link, faults) is var (half, radius)
            ? new(shape.Tag, new(place - (turn * half), place + (turn * half), radius), shape.Line)
            : null;
    }

    // Half of the capsule's line, and its radius.
    private static (Vector3d Half, double Radius)? Measures(UrdfElement shape, string link, UrdfFaults faults)
    {
        if (shape.Tag == "box")
        {
            Vector3d size = shape.Vector("size", new(double.NaN, 0, 0), faults);
            if (double.IsNaN(size.X))
            {
                // A size that is no vector has been said already.
                _ = shape.Text("size", faults);
                return null;
            }

            return Fits(size.X, shape, "size", link, faults) && Fits(size.Y, shape, "size", link, faults) && Fits(size.Z, shape, "size", link, faults)
                ? Around(size)
                : null;
        }

        if (shape.Number("radius", "metres", faults) is not { } radius || !Fits(radius, shape, "radius", link, faults))
        {
            return null;
        }

        if (shape.Tag == "sphere")
        {
            return (default, radius);
        }

        // A capsule of the same radius reaches over both flat ends. That of URDF 1.1 has its length between the centres of its round ends; were it
        // meant over all, this one would be the longer one and keep farther away.
        return shape.Number("length", "metres", faults) is { } length && Fits(length, shape, "length", link, faults)
            ? (new(0, 0, length / 2), radius)
            : null;
    }

    private static bool Fits(double metres, UrdfElement shape, string attribute, string link, UrdfFaults faults)
    {
        bool fits = metres is > 0 and <= LargestMetres;
        if (!fits)
        {
            faults.Add(
                shape.Line,
                $"the {attribute} of a {shape.Tag} of link '{link}' is {metres} and not between 0 and {LargestMetres} m",
                "write its size in metres");
        }

        return fits;
    }

    // Along the longest edge, with the corners of the ends on the capsule's round side.
    private static (Vector3d Half, double Radius) Around(Vector3d size)
    {
        if (size.X >= size.Y && size.X >= size.Z)
        {
            return (new(size.X / 2, 0, 0), new Vector3d(0, size.Y, size.Z).Length / 2);
        }

        return size.Y >= size.Z
            ? (new(0, size.Y / 2, 0), new Vector3d(size.X, 0, size.Z).Length / 2)
            : (new(0, 0, size.Z / 2), new Vector3d(size.X, size.Y, 0).Length / 2);
    }
}
