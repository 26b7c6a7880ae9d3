namespace ArmController.Tests.Fuzz.Mutations;

/// <summary>Words that readers stumble over. Texts are bytes in disguise: one character per byte.</summary>
internal static class HostileWords
{
    public static string[] Numbers { get; } =
    [
        "0", "-0", "0.0", "1", "-1", "2", "16", "17", "255", "256", "4095", "4096", "2147483647", "2147483648", "-2147483648", "-2147483649",
        "9223372036854775807", "9223372036854775808", "1e308", "-1e308", "1e309", "-1e309", "1.7976931348623157e308", "5e-324", "1e-320", "-5e-324",
        "1e-999999999", "1e999999999", "2.2250738585072014e-308", "NaN", "-NaN", "Infinity", "-Infinity", "INF", "-INF", "inf", "nan", "1e", "1.",
        ".5", "+1",
        "00", "01", "0x10", "1_000", "1,5", "1e+", "--1", "1e-7", "0.1", "0.001", "45", "90", "180", "360", "3.141592653589793", "1e6", "1e9", "1e17",
        "0.30000000000000004", "9007199254740993", "123456789012345678901234567890",
    ];

    public static string[] Texts { get; } =
    [
        "", " ", "\\u0000", "\\uD800", "\\uDC00\\uD800", "\\u0061", "\\", "\\x", "\\\"", "\u00c3\u00bc", "\u00f0\u009f\u00a6\u00be", "\u00ff\u00fe",
        "\u00c0\u0080", "\u00ed\u00a0\u0080",
        "\u00ef\u00bb\u00bf", "\u00e2\u0080\u00ae", "\u00e2\u0080\u00a8", "\u00cc\u0081", "a.b", ".", "..", "/", "\\n", "\n", "\r", "\t", "\0", "'",
        "'; ", "; ", "{0}", "%s", "&amp;", "&lt;", "&x;", "&#0;", "&#x1F916;",
        "$schema", "$id", "$ref", "$type", "__proto__", "joints", "tip", "base_link", "null", "true", "true ", "null,", "pca9685:1:0x40:0",
        "pca9685:1:0x7f:15", "pca9685:99999999999:0x40:1",
        "pca9685:0x:0x:0x", "pwm:0:1", "feetech:/dev/null:1", ":::", "pca9685:1:0x40:0:", "\u0001", "fixed", "continuous", "revolute",
    ];

    public static string[] Marks { get; } =
    [
        "{", "}", "[", "]", ",", ":", "\"", "<", ">", "/", "=", "//", "/*", "*/", "#", "<a>", "</a>", "<a/>", "<!--", "-->", "--", "<![CDATA[", "]]>",
        "<?a b?>", "<?xml version=\"1.0\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?xml version=\"1.0\" encoding=\"utf-7\"?>", "<?xml version=\"1.0\" encoding=\"nonsense\"?>",
        "<?xml version=\"1.1\"?>",
        "<!DOCTYPE robot>", "<!DOCTYPE robot [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]>",
        "<!DOCTYPE robot SYSTEM \"file:///etc/passwd\">", "&x;", "&y;",
        " xmlns=\"a\"", " xmlns:a=\"b\"", " a:b=\"c\"", "xml:space=\"preserve\"", "null", "true", "false",
        " xmlns:v=\"http://example.org/v\"", "<v:limit lower=\"-9\" upper=\"9\"/>", " v:lower=\"-9\"",
        "<limit lower=\"-9\" upper=\"9\" velocity=\"99\"/>", " version=\"1.1\"", " quat_xyzw=\"0 0 0 1\"",
        "<capsule radius=\"0.1\" length=\"0.1\"/>", "${pi}", "$(arg a)", "<xacro:a xmlns:xacro=\"http://www.ros.org/wiki/xacro\"/>",
    ];

    /// <summary>What opens a level, and what closes it.</summary>
    public static (string Open, string Close)[] Nests { get; } =
    [
        ("[", "]"), ("{\"a\":", "}"), ("{\"joints\":", "}"), ("<a>", "</a>"), ("<link name=\"a\">", "</link>"), ("<joint>", ""), ("[", ""),
        ("{\"\":[", ""),
    ];
}
