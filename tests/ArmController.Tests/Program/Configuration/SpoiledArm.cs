using System.Globalization;

namespace ArmController.Tests.Program.Configuration;

/// <summary>One way to spoil an arm, and what must be said about it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="File">File to spoil.</param>
/// <param name="Find">Text to replace, its first occurrence.</param>
/// <param name="Replace">What to put there.</param>
/// <param name="Code">Code of the fault.</param>
/// <param name="Cause">Part of the cause.</param>
/// <param name="Remedy">Part of the remedy.</param>
/// <param name="LinesBelow">The fault's line, counted from the replaced text's.</param>
public sealed record SpoiledArm(string Name, string File, string Find, string Replace, string Code, string Cause, string Remedy, int LinesBelow = 0)
{
    private const string Json = "arm.json";
    private const string Urdf = "arm.urdf";

    public static IReadOnlyList<SpoiledArm> All { get; } =
    [
        new("unknown key", Json, "\"tipLink\"", "\"colour\": 3, \"tipLink\"", "E-CFG-03", "unknown key 'colour'", "use one of"),
        new("misspelt key", Json, "\"homeDeg\"", "\"hommeDeg\"", "E-CFG-03", "unknown key 'hommeDeg'", "did you mean homeDeg?"),
        new(
            "no unit", Json, "\"maxVelocityDegPerS\": 90", "\"maxVelocity\": 90", "E-CFG-03", "'maxVelocity' lacks its unit",
            "did you mean maxVelocityDegPerS?"),
        new("doubled key", Json, "\"minDeg\": -100,", "\"minDeg\": -100, \"minDeg\": -90,", "E-CFG-03", "written twice", "keep one"),
        new("not a number", Json, "\"parkDeg\": 80", "\"parkDeg\": NaN", "E-CFG-02", "NaN is not a number", "finite"),
        new("minus infinity", Json, "\"parkDeg\": 80", "\"parkDeg\": -Infinity", "E-CFG-02", "-Infinity is not a number", "finite"),
        new("too large", Json, "\"parkDeg\": 80", "\"parkDeg\": 1e999", "E-CFG-04", "not finite", "double"),
        new("quoted number", Json, "\"parkDeg\": 80", "\"parkDeg\": \"80\"", "E-CFG-04", "a text and not a number", "write a number"),
        new("null", Json, "\"parkDeg\": 80", "\"parkDeg\": null", "E-CFG-04", "null and not a number", "write a number"),
        new("missing key", Json, "\"homeDeg\": 80, ", "", "E-CFG-04", "lacks the key 'homeDeg'", "add it", -4),
        new("torn file", Json, "\"goals\": {", "\"goals\": { {", "E-CFG-02", "no JSON", "mend"),
        new(
            "crossed limits", Json, "\"minDeg\": 5, \"maxDeg\": 160", "\"minDeg\": 160, \"maxDeg\": 5", "E-CFG-05",
            "crossed: minDeg 160 is not below maxDeg 5", "never swapped"),
        new("park outside", Json, "\"parkDeg\": 80", "\"parkDeg\": 161", "E-CFG-05", "parkDeg is 161", "inside"),
        new("too fast", Json, "\"maxVelocityDegPerS\": 90", "\"maxVelocityDegPerS\": 400", "E-CFG-05", "maxVelocityDegPerS is 400", "inside"),
        new(
            "wider than the mechanics", Json, "\"minDeg\": 5, \"maxDeg\": 160", "\"minDeg\": 1, \"maxDeg\": 160", "E-CFG-05", "wider than arm.urdf",
            "wideningReason"),
        new("reason for nothing", Json, "\"homeDeg\": 80", "\"wideningReason\": \"wish\", \"homeDeg\": 80", "E-CFG-05", "widens nothing", "remove"),
        new(
            "pulses too short", Json, "\"angleDeg\": -100, \"widthUs\": 500", "\"angleDeg\": -90, \"widthUs\": 500", "E-CFG-05", "needs a pulse",
            "narrow", -4),
        new("slow PWM", Json, "\"frequencyHz\": 50", "\"frequencyHz\": 0", "E-CFG-05", "frequencyHz is 0", "inside"),
        new(
            "radians for degrees", Json, "\"minDeg\": 0, \"maxDeg\": 60", "\"minDeg\": 29.5, \"maxDeg\": 30.5", "E-CFG-05", "implausibly narrow",
            "degrees and not radians"),
        new(
            "long stop", Json, "\"maxAccelerationDegPerS2\": 2000", "\"maxAccelerationDegPerS2\": 30", "E-CFG-05", "needs 3 s to stop",
            "higher acceleration"),
        new("no acceleration", Json, "\"maxAccelerationDegPerS2\": 2000", "\"maxAccelerationDegPerS2\": 0", "E-CFG-05", "too small", "above zero"),
        new("unusual pulses", Json, "\"minUs\": 500", "\"minUs\": 450", "E-CFG-05", "leave 500 to 2500 us", "wideningReason", -3),
        new(
            "a pulse no servo takes", Json, "\"angleDeg\": -60, \"widthUs\": 500", "\"angleDeg\": -60, \"widthUs\": -50", "E-CFG-05",
            "widthUs is -50 and outside 300 to 3000 us", "inside"),
        new(
            "one pulse point", Json, "\"angleDeg\": 100, \"widthUs\": 2500", "\"angleDeg\": 100, \"widthUs\": 500", "E-CFG-05", "do not differ",
            "two points"),
        new(
            "pulse points that hardly differ", Json, "\"angleDeg\": 100, \"widthUs\": 2500", "\"angleDeg\": 100, \"widthUs\": 520", "E-CFG-05",
            "make its counts so coarse that 90 degrees per second are less than one in a tick", "measure the two points again"),
        new("one wire for two", Json, "pca9685:1:0x40:1\"", "pca9685:1:0x40:0\"", "E-CFG-05", "has the output of joint 'base_yaw'", "of its own"),
        new("no such output", Json, "pca9685:1:0x40:1\"", "pca9685:1:0x70:1\"", "E-CFG-05", "no output", "pca9685:bus:0x40:channel"),
        new(
            "no driver for a board's PWM", Json, "pca9685:1:0x40:1\"", "pwm:0:1\"", "E-CFG-05", "joint 'shoulder' has the output 'pwm:0:1'",
            "pca9685:bus:0x40:channel"),
        new(
            "no driver for bus servos", Json, "pca9685:1:0x40:0\"", "feetech:/dev/ttyACM0:1\"", "E-CFG-05", "a bus of that kind cannot be driven yet",
            "pca9685:bus:0x40:channel"),
        new(
            "a second bus", Json, "pca9685:1:0x40:4\"", "pca9685:0:0x40:4\"", "E-CFG-05", "joint 'gripper' is on another bus than joint 'base_yaw'",
            "on /dev/i2c-1, as pca9685:1:0x40:0 is"),
        new(
            "slow oscillator", Json, "\"oscillatorHz\": 25000000", "\"oscillatorHz\": 21900000", "E-CFG-05",
            "oscillatorHz is 21900000 and outside 22000000 to 30000000 Hz", "inside"),
        new(
            "slower than the chip", Json, "\"frequencyHz\": 50, \"oscillatorHz\": 25000000", "\"frequencyHz\": 25, \"oscillatorHz\": 27000000",
            "E-CFG-05", "slower than a PCA9685 goes", "write 26 or more"),
        new("unknown joint", Json, "\"elbow\": {", "\"elbo\": {", "E-CFG-05", "'elbo' in 'joints' is no such joint", "did you mean elbow?"),
        new("goals at the limits", Json, "\"minDeg\": 10, \"maxDeg\": 150", "\"minDeg\": 5, \"maxDeg\": 150", "E-CFG-05", "goalMarginDeg", "narrow"),
        new(
            "goals nowhere", Json, "\"tipHeightMinMm\": 20, \"tipHeightMaxMm\": 320", "\"tipHeightMinMm\": 900, \"tipHeightMaxMm\": 901", "E-CFG-05",
            "not one pose in a thousand inside the goal ranges", "widen the goals", -8),
        new(
            "always there", Json, "\"toleranceMm\": [20, 10, 5]", "\"toleranceMm\": [500]", "E-CFG-05",
            "hardly any goal of 'reach' lies farther from home", "smaller tolerances"),
        new("one tolerance twice", Json, "[20, 10, 5]", "[20, 10, 20.0]", "E-CFG-05", "20 mm is written twice", "keep one"),
        new("too many tolerances", Json, "[20, 10, 5]", "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "E-CFG-05", "1 to 8 tolerances and has 9", "write a few"),
        new("no tolerance", Json, "[20, 10, 5]", "[]", "E-CFG-05", "1 to 8 tolerances and has 0", "write a few"),
        new(
            "no time to hold", Json, "\"timeLimitS\": 6, \"holdDecisions\": 3", "\"timeLimitS\": 6, \"holdDecisions\": 151", "E-CFG-05",
            "holdDecisions 151 are more than timeLimitS 6 has time for, 150", "fewer"),
        new("unknown tip", Json, "\"tipLink\": \"tip\"", "\"tipLink\": \"top\"", "E-CFG-05", "no tip link 'top'", "did you mean tip?"),
        new(
            "cycle", Urdf, "<parent link=\"base_link\"/>", "<parent link=\"tip\"/>", "E-CFG-06", "cycle: turntable -> upper_arm",
            "another child or parent", -1),
        new(
            "two roots", Urdf, "<link name=\"tip\"/>", "<link name=\"tip\"/><link name=\"lost\"/>", "E-CFG-06",
            "several roots: 'base_link' and 'lost'", "connect"),
        new(
            "unknown type", Urdf, "type=\"revolute\"", "type=\"prismatic\"", "E-CFG-06", "unknown type 'prismatic'",
            "use revolute, continuous or fixed"),
        new(
            "no limit", Urdf, "<limit lower=\"0.05\" upper=\"2.85\" effort=\"0.9\" velocity=\"5.2\"/>", "", "E-CFG-06", "'shoulder' has no limit",
            "<limit", -5),
        new("crossed mechanics", Urdf, "lower=\"0.05\" upper=\"2.85\"", "lower=\"2.85\" upper=\"0.05\"", "E-CFG-06", "crossed", "never swapped"),
        new("zero axis", Urdf, "<axis xyz=\"0 -1 0\"/>", "<axis xyz=\"0 0 0\"/>", "E-CFG-06", "axis of length 0", "unit axis"),
        new("millimetres", Urdf, "xyz=\"0.105 0 0\"", "xyz=\"105 0 0\"", "E-CFG-06", "more than 10 m", "metres and not millimetres"),
        new("not UTF-8", Json, "\"tipLink\": \"tip\"", "\"tipLink\": \"\\uD800\"", "E-CFG-02", "not valid UTF-8", "save the file"),
        new("not finite", Urdf, "xyz=\"0.105 0 0\"", "xyz=\"INF 0 0\"", "E-CFG-06", "not three finite numbers", "three numbers"),
        new(
            "unknown link", Urdf, "<child link=\"forearm\"/>", "<child link=\"fore_arms\"/>", "E-CFG-06", "unknown link 'fore_arms'",
            "did you mean forearm?", -2),
        new(
            "no radius at all", Urdf, "<cylinder radius=\"0.04\" length", "<cylinder length", "E-CFG-06", "<cylinder> lacks the attribute 'radius'",
            "in metres"),
        new("flat shape", Urdf, "radius=\"0.04\"", "radius=\"0\"", "E-CFG-06", "the radius of a cylinder of link 'base_link' is 0", "in metres"),
        new(
            "shape in millimetres", Urdf, "length=\"0.045\"", "length=\"45\"", "E-CFG-06", "the length of a cylinder of link 'base_link' is 45",
            "in metres"),
        new("shape far away", Urdf, "xyz=\"0 0 0.0225\"", "xyz=\"0 0 22.5\"", "E-CFG-06", "sits more than 2 m from it", "metres and not millimetres"),
        new("shape nowhere", Urdf, "xyz=\"0 0 0.0225\"", "xyz=\"0 0 NaN\"", "E-CFG-06", "not three finite numbers", "three numbers"),
        new(
            "unknown shape", Urdf, "<cylinder radius=\"0.04\"", "<cone radius=\"0.04\"", "E-CFG-06", "link 'base_link' has the unknown shape <cone>",
            "cylinder, sphere or box"),
        new(
            "box without a size", Urdf, "<cylinder radius=\"0.04\" length=\"0.045\"/>", "<box/>", "E-CFG-06", "<box> lacks the attribute 'size'",
            "size"),
        new(
            "box with two edges", Urdf, "<cylinder radius=\"0.04\" length=\"0.045\"/>", "<box size=\"0.1 0.1\"/>", "E-CFG-06",
            "not three finite numbers", "three numbers"),
        new(
            "box without height", Urdf, "<cylinder radius=\"0.04\" length=\"0.045\"/>", "<box size=\"0.1 0.1 0\"/>", "E-CFG-06",
            "the size of a box of link 'base_link' is 0", "in metres"),
        new(
            "collision without a shape", Urdf, "<geometry><cylinder radius=\"0.04\" length=\"0.045\"/></geometry>", "", "E-CFG-06",
            "a collision of link 'base_link' has no <geometry>", "<geometry>", -2),
        new(
            "two shapes in one", Urdf, "<cylinder radius=\"0.04\" length=\"0.045\"/>", "<sphere radius=\"0.1\"/><sphere radius=\"0.2\"/>", "E-CFG-06",
            "2 shapes in one geometry", "one cylinder"),
        new("torn XML", Urdf, "</robot>", "", "E-CFG-02", "no XML", "mend", 1),

        // Words of another vocabulary, words that stand twice, and words that are none.
        new(
            "limit under another prefix only", Urdf, "<limit lower=\"0.05\" upper=\"2.85\" effort=\"0.9\" velocity=\"5.2\"/>",
            "<v:limit xmlns:v=\"http://example.org/v\" lower=\"0.05\" upper=\"2.85\" effort=\"0.9\" velocity=\"5.2\"/>", "E-CFG-06",
            "'shoulder' has no limit", "<limit", -5),
        new(
            "limit in another namespace", Urdf, "<limit lower=\"0.05\"", "<limit xmlns=\"http://example.org/v\" lower=\"0.05\"", "E-CFG-06",
            "'shoulder' has no limit", "<limit", -5),
        new(
            "lower under another prefix only", Urdf, "<limit lower=\"0.05\"", "<limit xmlns:v=\"http://example.org/v\" v:lower=\"0.05\"", "E-CFG-06",
            "<limit> lacks the attribute 'lower'", "in radians"),
        new(
            "two limits", Urdf, "<limit lower=\"0.05\"", "<limit lower=\"-9\" upper=\"9\" velocity=\"99\"/><limit lower=\"0.05\"", "E-CFG-03",
            "<limit> stands twice in <joint> 'shoulder', first on line", "keep one of the two"),
        new(
            "two origins", Urdf, "<origin xyz=\"0.105 0 0\" rpy=\"0 0 0\"/>", "<origin xyz=\"0.105 0 0\"/><origin xyz=\"0 0 0\"/>", "E-CFG-03",
            "<origin> stands twice in <joint> 'elbow'", "keep one of the two"),
        new(
            "two origins of a shape", Urdf, "<origin xyz=\"0 0 0.0225\" rpy=\"0 0 0\"/>", "<origin xyz=\"0 0 0.0225\"/><origin xyz=\"0 0 0\"/>",
            "E-CFG-03", "<origin> stands twice in <collision>", "keep one of the two"),
        new(
            "two links of a name", Urdf, "<link name=\"tip\"/>", "<link name=\"tip\"/><link name=\"tip\"/>", "E-CFG-06",
            "the link 'tip' is there twice", "rename"),
        new(
            "misspelt element", Urdf, "<axis xyz=\"0 -1 0\"/>", "<axes xyz=\"0 -1 0\"/>", "E-CFG-03", "<axes> has no meaning in <joint> 'shoulder'",
            "did you mean axis?"),
        new(
            "misspelt collision", Urdf,
            "<collision>\n      <origin xyz=\"0 0 0.0225\" rpy=\"0 0 0\"/>\n      <geometry><cylinder radius=\"0.04\" "
                + "length=\"0.045\"/></geometry>\n    </collision>",
            "<colision>\n      <origin xyz=\"0 0 0.0225\" rpy=\"0 0 0\"/>\n      <geometry><cylinder radius=\"0.04\" "
                + "length=\"0.045\"/></geometry>\n    </colision>",
            "E-CFG-03", "<colision> has no meaning in <link> 'base_link'", "did you mean collision?"),
        new(
            "misspelt attribute", Urdf, "upper=\"2.85\"", "uper=\"2.85\"", "E-CFG-03", "<limit> has the unknown attribute 'uper'",
            "did you mean upper?"),
        new(
            "word of nobody", Urdf, "<link name=\"tip\"/>", "<link name=\"tip\"/><wiring/>", "E-CFG-03", "<wiring> has no meaning in <robot> 'desk4'",
            "a namespace of its own"),
        new(
            "word in the wrong place", Urdf, "<link name=\"tip\"/>", "<link name=\"tip\"><limit lower=\"0\"/></link>", "E-CFG-03",
            "<limit> has no meaning in <link> 'tip'", "remove it"),
        new(
            "limit of a later version", Urdf, "lower=\"0.05\"", "acceleration=\"3\" lower=\"0.05\"", "E-CFG-03",
            "'acceleration' of <limit> is a word of URDF 1.2", "into arm.json"),
        new(
            "later version", Urdf, "<robot name=\"desk4\">", "<robot name=\"desk4\" version=\"1.2\">", "E-CFG-06",
            "URDF of version '1.2', and 1.0 and 1.1 are read", "in one of them"),
        new(
            "version that is none", Urdf, "<robot name=\"desk4\">", "<robot name=\"desk4\" version=\"1\">", "E-CFG-06", "URDF of version '1'",
            "in one of them"),
        new(
            "quaternion in the older version", Urdf, "xyz=\"0.105 0 0\" rpy=\"0 0 0\"", "xyz=\"0.105 0 0\" quat_xyzw=\"0 0 0 1\"", "E-CFG-06",
            "quat_xyzw is a word of URDF 1.1", "version=\"1.1\""),
        new(
            "capsule in the older version", Urdf, "<cylinder radius=\"0.04\"", "<capsule radius=\"0.04\"", "E-CFG-06",
            "link 'base_link' has a <capsule>, a word of URDF 1.1", "version=\"1.1\""),
        new(
            "ends of a joint without ends", Urdf, "<joint name=\"shoulder\" type=\"revolute\">", "<joint name=\"shoulder\" type=\"continuous\">",
            "E-CFG-06", "'shoulder' is continuous and its limit has a lower or an upper end", "make it revolute", 5),

        // Files that are something else.
        new("xacro value", Urdf, "lower=\"0.05\"", "lower=\"${-pi/2}\"", "E-CFG-06", "xacro and not yet URDF", "run xacro on it first"),
        new(
            "xacro argument", Urdf, "<child link=\"upper_arm\"/>", "<child link=\"$(arg prefix)upper_arm\"/>", "E-CFG-06", "xacro and not yet URDF",
            "run xacro on it first"),
        new(
            "xacro macro", Urdf, "<link name=\"tip\"/>", "<xacro:tip_of name=\"tip\" xmlns:xacro=\"http://www.ros.org/wiki/xacro\"/>", "E-CFG-06",
            "xacro and not yet URDF", "run xacro on it first"),
        new(
            "document type", Urdf, "<?xml version=\"1.0\"?>", "<?xml version=\"1.0\"?><!-- a > --><!DOCTYPE robot>", "E-CFG-02",
            "document type, and DTDs are not read", "remove the <!DOCTYPE"),
        new(
            "other encoding", Urdf, "<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"gb2312\"?>", "E-CFG-02",
            "it is gb2312, and only UTF-8 is read", "save the file as UTF-8"),
        new("tags across", Urdf, "</collision>", "</colision>", "E-CFG-02", "</colision> comes while <collision> of line", "mend"),
        new("prefix of nobody", Urdf, "<link name=\"tip\"/>", "<v:link name=\"tip\"/>", "E-CFG-02", "the prefix v is declared nowhere", "mend"),
        new("attribute twice", Urdf, "lower=\"0.05\"", "lower=\"0.05\" lower=\"-9\"", "E-CFG-02", "the attribute 'lower' is written twice", "mend"),
        new("value without quotes", Urdf, "lower=\"0.05\"", "lower=0.05", "E-CFG-02", "a value stands without quotes", "mend"),
        new("two dashes in a comment", Urdf, "<!-- the finger", "<!-- -- the finger", "E-CFG-02", "a comment holds --", "mend"),
        new("declaration not first", Urdf, "<?xml version=\"1.0\"?>", " <?xml version=\"1.0\"?>", "E-CFG-02", "not the very first thing", "mend"),
        new(
            "missing comma", Json, "\"tipLink\": \"tip\",", "\"tipLink\": \"tip\"", "E-CFG-02", "a comma or a colon is missing before this", "mend",
            1),
        new("single quotes", Json, "\"tipLink\": \"tip\"", "\"tipLink\": 'tip'", "E-CFG-02", "texts stand in double quotes", "mend"),
    ];

    /// <summary>Spoils a copy and returns the fault's place.</summary>
    internal string Spoil(ArmCopy arm)
    {
        int line = arm.Spoil(File, Find, Replace) + LinesBelow;
        return string.Create(CultureInfo.InvariantCulture, $"{arm.Path(File)}:{line}");
    }

    public override string ToString() => Name;
}
