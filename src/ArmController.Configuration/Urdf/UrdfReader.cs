using System.Collections.Immutable;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>
/// Reads links, collision shapes, joints, origins, axes and limits of a URDF (wiki.ros.org/urdf/XML) and finds every fault in them.
/// What the controller has no use for (visuals, inertia, materials, extensions) is skipped.
/// </summary>
internal static class UrdfReader
{
    // Longer than any arm this program is for: millimetres written for metres.
    private const double LongestMetres = 10;

    // Ten times the links of a humanoid with hands.
    private const int MostElements = 1000;

    private static readonly string[] KnownTypes = ["revolute", "continuous", "fixed"];

    /// <summary>Reads a text; null with a fault when it is no XML, no robot, or written in words that are not read.</summary>
    /// <param name="file">Name used in faults.</param>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="looksAtShapes">Whether anything uses the collision shapes: then faults in them count, else such shapes are left out.</param>
    /// <param name="faults">Takes the faults.</param>
    public static UrdfModel? Read(string file, byte[] bytes, bool looksAtShapes, UrdfFaults faults)
    {
        if (UrdfText.Of(bytes, faults) is not { } text || UrdfElement.Read(text, faults, out int xacroLine) is not { } robot)
        {
            return null;
        }

        if (xacroLine == 0)
        {
            xacroLine = UrdfVocabulary.LineOfExpression(robot);
        }

        if (xacroLine > 0)
        {
            faults.Add(xacroLine, "this is xacro and not yet URDF", $"run xacro on it first: xacro FILE > {ArmSource.UrdfName}");
            return null;
        }

        if (robot.Tag != "robot")
        {
            faults.Add(robot.Line, $"the outer element is <{robot.Tag}> and not <robot>", "write a URDF file");
            return null;
        }

        if (UrdfVersion.IsNewer(robot, faults) is not { } isNewer)
        {
            return null;
        }

        int links = robot.All("link").Count();
        int joints = robot.All("joint").Count();
        if (Math.Max(links, joints) > MostElements)
        {
            faults.Add(robot.Line, $"the robot has {links} links and {joints} joints", $"write at most {MostElements} of each");
            return null;
        }

        UrdfVocabulary.Check(robot, looksAtShapes, faults);
        UrdfFaults ofShapes = looksAtShapes ? faults : new(file);
        UrdfModel model = new(
            file,
            [.. robot.All("link").Select(link => new UrdfLink(link.Text("name", faults), UrdfShapes.Of(link, isNewer, ofShapes), link.Line))],
            [.. robot.All("joint").Select(joint => Joint(joint, isNewer, faults))]);
        UrdfTree.Check(model, faults);
        return model;
    }

    private static UrdfJoint Joint(UrdfElement element, bool isNewer, UrdfFaults faults)
    {
        string name = element.Text("name", faults);
        string type = element.Text("type", faults);
        if (type.Length > 0 && !KnownTypes.Contains(type))
        {
            faults.Add(element.Line, $"joint '{name}' has the unknown type '{type}'", "use revolute, continuous or fixed");
        }

        if (element.One("mimic") is { } mimic)
        {
            faults.Add(mimic.Line, $"joint '{name}' mimics another, which no output can do", "give it an output of its own or make it fixed");
        }

        bool moves = type != "fixed";
        UrdfElement? origin = element.One("origin");
        (Vector3d place, Matrix3d turn) = UrdfPose.Of(origin, isNewer, faults);
        if (!(place.Length <= LongestMetres))
        {
            faults.Add(origin!.Line, $"joint '{name}' sits more than {LongestMetres} m from its parent", "write metres and not millimetres");
        }

        return new(
            name,
            moves,
            Link(element, "parent", name, faults),
            Link(element, "child", name, faults),
            place,
            turn,
            moves ? Axis(element, name, faults) : new(1, 0, 0),
            type switch { "revolute" => Limits(element, name, faults), "continuous" => Speed(element, name, faults), _ => null },
            element.Line);
    }

    private static string Link(UrdfElement joint, string tag, string name, UrdfFaults faults)
    {
        if (joint.One(tag) is { } element)
        {
            return element.Text("link", faults);
        }

        faults.Add(joint.Line, $"joint '{name}' has no <{tag}>", $"write <{tag} link=\"...\"/> in it");
        return "";
    }

    private static Vector3d Axis(UrdfElement joint, string name, UrdfFaults faults)
    {
        // The convention's own default is x.
        UrdfElement? element = joint.One("axis");
        Vector3d axis = element?.Vector("xyz", new(1, 0, 0), faults) ?? new(1, 0, 0);
        double length = axis.Length;
        if (!(length is > 1e-6 and < 1e6))
        {
            faults.Add(element?.Line ?? joint.Line, $"joint '{name}' turns about an axis of length {length}", "write a unit axis such as 0 0 1");
            return new(1, 0, 0);
        }

        // An axis along a frame's own axis must come out exact.
        return length == 1 ? axis : axis * (1 / length);
    }

    private static UrdfLimits? Limits(UrdfElement joint, string name, UrdfFaults faults)
    {
        if (joint.One("limit") is not { } limit)
        {
            faults.Add(
                joint.Line,
                $"revolute joint '{name}' has no limit",
                "write <limit lower=\"...\" upper=\"...\" velocity=\"...\" effort=\"...\"/> in it");
            return null;
        }

        (double? Lower, double? Upper, double? Velocity) written = (
            limit.Number("lower", "radians", faults),
            limit.Number("upper", "radians", faults),
            limit.Number("velocity", "radians per second", faults));
        if (written is not ({ } lower, { } upper, { } velocity))
        {
            return null;
        }

        if (lower >= upper)
        {
            faults.Add(
                limit.Line,
                $"the limits of joint '{name}' are crossed: lower {lower} is not below upper {upper}",
                "write the lower one first; they are never swapped for you");
            return null;
        }

        return IsSpeed(velocity, limit, name, faults) ? new(lower, upper, velocity, limit.Line) : null;
    }

    // A joint that turns without end has no ends, but a speed all the same; it may be left unsaid.
    private static UrdfLimits? Speed(UrdfElement joint, string name, UrdfFaults faults)
    {
        if (joint.One("limit") is not { } limit)
        {
            return null;
        }

        if (limit.Written("lower") is not null || limit.Written("upper") is not null)
        {
            faults.Add(
                limit.Line, $"joint '{name}' is continuous and its limit has a lower or an upper end", "make it revolute, or remove lower and upper");
            return null;
        }

        return limit.Number("velocity", "radians per second", faults) is { } velocity && IsSpeed(velocity, limit, name, faults)
            ? new(double.NegativeInfinity, double.PositiveInfinity, velocity, limit.Line)
            : null;
    }

    private static bool IsSpeed(double velocity, UrdfElement limit, string name, UrdfFaults faults)
    {
        if (velocity > 0)
        {
            return true;
        }

        faults.Add(limit.Line, $"the velocity limit of joint '{name}' is not above zero", "write the servo's speed in radians per second");
        return false;
    }
}
