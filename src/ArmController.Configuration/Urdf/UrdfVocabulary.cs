namespace ArmController.Configuration.Urdf;

/// <summary>
/// URDF's own words, by the place where each may stand (wiki.ros.org/urdf/XML and the schema of ros/urdfdom, version 1.1),
/// with the extensions without a namespace that published files have.
/// Every other word is refused: read as nothing, it would be a limit that nobody keeps.
/// </summary>
internal static class UrdfVocabulary
{
    private const string Foreign = "remove it, or give what another program reads a namespace of its own";

    // What is read is looked into; what is only known (visuals, inertia, what simulators add) is left alone with all inside it.
    private static readonly Dictionary<string, Place> Places = new(StringComparer.Ordinal)
    {
        ["robot"] = new(
            ["name", "version"],
            [],
            [
                "link", "joint", "material", "transmission", "gazebo", "sensor", "ros2_control", "frame", "loop_joint", "mujoco", "isaac_sim",
                "model_state",
            ]),
        ["link"] = new(
            ["name", "type", "concave"],
            ["inertial"],
            [
                "visual", "collision", "self_collision_checking", "collision_checking", "origin", "contact", "sensor", "material", "gazebo",
                "audio_source",
            ]),
        ["joint"] = new(
            ["name", "type"],
            ["origin", "parent", "child", "axis", "limit", "mimic", "dynamics", "calibration", "safety_controller"],
            ["gazebo", "joint_properties", "hardwareInterface"]),
        ["collision"] = new(["name", "group", "concave"], ["origin", "geometry", "verbose"], ["material", "contact_coefficients", "surface"]),

        // What stands in a geometry is judged as a shape.
        ["geometry"] = new([], [], null),
        ["box"] = new(["size"], [], []),
        ["cylinder"] = new(["radius", "length"], [], []),
        ["sphere"] = new(["radius"], [], []),
        ["capsule"] = new(["radius", "length"], [], []),
        ["mesh"] = new(["filename", "scale"], [], []),
        ["origin"] = new(["xyz", "rpy", "quat_xyzw"], [], []),
        ["parent"] = new(["link"], [], []),
        ["child"] = new(["link"], [], []),
        ["axis"] = new(["xyz"], [], []),
        ["limit"] = new(["lower", "upper", "effort", "velocity"], [], []),
        ["mimic"] = new(["joint", "multiplier", "offset"], [], []),
    };

    private static readonly string[] LaterLimits = ["acceleration", "deceleration", "jerk"];

    // What is read inside each place.
    private static readonly Dictionary<string, string[]> Read = new(StringComparer.Ordinal)
    {
        ["robot"] = ["link", "joint"],
        ["link"] = ["collision"],
        ["joint"] = ["origin", "parent", "child", "axis", "limit", "mimic"],
        ["collision"] = ["origin", "geometry"],
        ["geometry"] = ["box", "cylinder", "sphere", "capsule", "mesh"],
    };

    /// <summary>Says every word that has no meaning where it stands, and every one that stands twice and may stand once.</summary>
    /// <param name="robot">The outer element.</param>
    /// <param name="looksAtShapes">Whether collision shapes are read.</param>
    /// <param name="faults">Takes the faults.</param>
    public static void Check(UrdfElement robot, bool looksAtShapes, UrdfFaults faults) => Check(robot, "robot", looksAtShapes, faults);

    /// <summary>Line of the first value that xacro has still to work out, among what is read; 0 when there is none.</summary>
    public static int LineOfExpression(UrdfElement element, string tag = "robot")
    {
        if (element.Attributes.Any(name => element.Written(name)!.Contains("${", StringComparison.Ordinal)
            || element.Written(name)!.Contains("$(", StringComparison.Ordinal)))
        {
            return element.Line;
        }

        string[] read = Read.GetValueOrDefault(tag, []);
        return element.Children.Where(child => read.Contains(child.Tag)).Select(child => LineOfExpression(child, child.Tag))
            .FirstOrDefault(line => line > 0);
    }

    private static void Check(UrdfElement element, string tag, bool looksAtShapes, UrdfFaults faults)
    {
        Place place = Places[tag];
        foreach (string word in element.Attributes.Where(word => !place.Attributes.Contains(word)).ToArray())
        {
            Unknown(element, word, place, faults);
        }

        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        string[] read = Read.GetValueOrDefault(tag, []);
        foreach (UrdfElement child in element.Children)
        {
            if (faults.IsFull)
            {
                return;
            }

            if (place.Many is { } many && !many.Contains(child.Tag) && !place.Once.Contains(child.Tag))
            {
                Unknown(child, element, place, faults);
                continue;
            }

            if (place.Once.Contains(child.Tag) && !seen.TryAdd(child.Tag, child.Line))
            {
                faults.AddWord(
                    child.Line, $"<{child.Tag}> stands twice in {Spoken(element)}, first on line {seen[child.Tag]}", "keep one of the two");
            }
            else if (read.Contains(child.Tag) && (looksAtShapes || child.Tag != "collision"))
            {
                Check(child, child.Tag, looksAtShapes, faults);
            }
        }
    }

    private static void Unknown(UrdfElement element, string word, Place place, UrdfFaults faults)
    {
        if (element.Tag == "limit" && LaterLimits.Contains(word))
        {
            faults.AddWord(
                element.Line,
                $"the attribute '{word}' of <limit> is a word of URDF 1.2, which is not read",
                "remove it, and write that limit into arm.json");
            return;
        }

        string? near = NearestName.Find(word, place.Attributes);
        faults.AddWord(element.Line, $"<{element.Tag}> has the unknown attribute '{word}'", near is null ? Foreign : $"did you mean {near}?");
        if (near is not null)
        {
            element.Mean(word, near);
        }
    }

    private static void Unknown(UrdfElement child, UrdfElement parent, Place place, UrdfFaults faults)
    {
        // A word that URDF has, but not here, is no misspelling.
        string? near = Places.ContainsKey(child.Tag) ? null : NearestName.Find(child.Tag, place.Once.Concat(place.Many!));
        faults.AddWord(child.Line, $"<{child.Tag}> has no meaning in {Spoken(parent)}", near is null ? Foreign : $"did you mean {near}?");
        if (near is not null)
        {
            child.Mean(near);
        }
    }

    private static string Spoken(UrdfElement element) =>
        element.Written("name") is { Length: > 0 } name ? $"<{element.Tag}> '{name}'" : $"<{element.Tag}>";

    /// <summary>What may stand in an element.</summary>
    /// <param name="Attributes">Its attributes.</param>
    /// <param name="Once">Elements that may stand in it once.</param>
    /// <param name="Many">Elements that may stand in it any number of times; null when others judge what does.</param>
    private sealed record Place(string[] Attributes, string[] Once, string[]? Many);
}
