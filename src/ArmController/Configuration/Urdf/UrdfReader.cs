using System.Collections.Immutable;
using System.Xml;
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

    /// <summary>Reads a text; null when it is no XML or no robot.</summary>
    public static UrdfModel? Read(string file, byte[] text, UrdfFaults faults)
    {
        UrdfElement robot;
        try
        {
            using MemoryStream stream = new(text, writable: false);
            robot = UrdfElement.Read(stream, faults);
        }
        catch (XmlException syntax)
        {
            string reason = syntax.Message;
            int place = reason.IndexOf(" Line ", StringComparison.Ordinal);
            reason = (place < 0 ? reason : reason[..place]).TrimEnd('.', ' ').Replace(". ", ", ", StringComparison.Ordinal);
            // A refused document type comes without a place.
            faults.AddSyntax(Math.Max(syntax.LineNumber, 1), Math.Max(syntax.LinePosition, 1), $"this is no XML: {reason}");
            return null;
        }

        if (robot.Tag != "robot")
        {
            faults.Add(robot.Line, $"the outer element is <{robot.Tag}> and not <robot>", "write a URDF file");
            return null;
        }

        int links = robot.All("link").Count();
        int joints = robot.All("joint").Count();
        if (Math.Max(links, joints) > MostElements)
        {
            faults.Add(robot.Line, $"the robot has {links} links and {joints} joints", $"write at most {MostElements} of each");
            return null;
        }

        UrdfModel model = new(
            file,
            [.. robot.All("link").Select(link => new UrdfLink(link.Text("name"), UrdfShapes.Of(link, faults), link.Line))],
            [.. robot.All("joint").Select(joint => Joint(joint, faults))]);
        UrdfTree.Check(model, faults);
        return model;
    }

    private static UrdfJoint Joint(UrdfElement element, UrdfFaults faults)
    {
        string name = element.Text("name");
        string type = element.Text("type");
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
        Vector3d place = origin?.Vector("xyz", default) ?? default;
        if (!(place.Length <= LongestMetres))
        {
            faults.Add(origin!.Line, $"joint '{name}' sits more than {LongestMetres} m from its parent", "write metres and not millimetres");
        }

        Vector3d rpy = origin?.Vector("rpy", default) ?? default;
        return new(
            name,
            moves,
            Link(element, "parent", name, faults),
            Link(element, "child", name, faults),
            place,
            Matrix3d.RollPitchYaw(rpy.X, rpy.Y, rpy.Z),
            moves ? Axis(element, name, faults) : new(1, 0, 0),
            type == "revolute" ? Limits(element, name, faults) : null,
            element.Line);
    }

    private static string Link(UrdfElement joint, string tag, string name, UrdfFaults faults)
    {
        if (joint.One(tag) is { } element)
        {
            return element.Text("link");
        }

        faults.Add(joint.Line, $"joint '{name}' has no <{tag}>", $"write <{tag} link=\"...\"/> in it");
        return "";
    }

    private static Vector3d Axis(UrdfElement joint, string name, UrdfFaults faults)
    {
        // The convention's own default is x.
        UrdfElement? element = joint.One("axis");
        Vector3d axis = element?.Vector("xyz", new(1, 0, 0)) ?? new(1, 0, 0);
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
            faults.Add(joint.Line, $"revolute joint '{name}' has no limit", "write <limit lower=\"...\" upper=\"...\" velocity=\"...\" effort=\"...\"/> in it");
            return null;
        }

        (double? Lower, double? Upper, double? Velocity) written = (limit.Number("lower", "radians"), limit.Number("upper", "radians"), limit.Number("velocity", "radians per second"));
        if (written is not ({ } lower, { } upper, { } velocity))
        {
            return null;
        }

        if (lower >= upper)
        {
            faults.Add(limit.Line, $"the limits of joint '{name}' are crossed: lower {lower} is not below upper {upper}", "write the lower one first; they are never swapped for you");
            return null;
        }

        if (velocity <= 0)
        {
            faults.Add(limit.Line, $"the velocity limit of joint '{name}' is not above zero", "write the servo's speed in radians per second");
            return null;
        }

        return new(lower, upper, velocity, limit.Line);
    }
}
