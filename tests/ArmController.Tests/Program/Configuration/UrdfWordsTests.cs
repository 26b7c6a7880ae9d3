using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>Only URDF's own words count, once where they may stand once, in the version they belong to.</summary>
public sealed class UrdfWordsTests
{
    private static readonly XNamespace Vendor = "http://example.org/vendor";
    private static readonly ArmSource Shipped = Source("desk4");

    private static readonly string[] OnceInJoint = ["origin", "parent", "child", "axis", "limit", "dynamics", "calibration", "safety_controller"];

    [Fact]
    public void Words_of_another_vocabulary_anywhere_never_change_the_arm()
    {
        string untouched = BoundArm.Of(Read(Tree()));
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 3], Gen.Double[-9, 9], Gen.Bool).Array[1, 6].Sample(
            insertions =>
            {
                XElement robot = Tree();
                foreach ((int into, int of, int where, double value, bool prefixed) in insertions)
                {
                    XElement[] own = [.. robot.DescendantsAndSelf().Where(element => element.Name.Namespace == XNamespace.None)];
                    Insert(own[into % own.Length], own[of % own.Length], where, value.ToString("R", CultureInfo.InvariantCulture));
                    if (prefixed)
                    {
                        robot.SetAttributeValue(XNamespace.Xmlns + "vendor", Vendor.NamespaceName);
                    }
                }

                Assert.Equal(untouched, BoundArm.Of(Read(robot)));
            },
            iter: 400,
            threads: 1);
    }

    [Fact]
    public void A_word_that_may_stand_once_is_refused_when_it_stands_twice() => Gen.Select(Gen.Int[0, 1000], Gen.Bool, Gen.Double[-9, 9]).Sample(
        (which, first, value) =>
        {
            XElement robot = Tree();
            XElement[] once = [.. robot.Descendants().Where(IsOnce)];
            XElement word = once[which % once.Length];
            XElement copy = new(word);
            foreach (XAttribute attribute in copy.Attributes()
                .Where(attribute => double.TryParse(attribute.Value, CultureInfo.InvariantCulture, out _)))
            {
                attribute.Value = value.ToString("R", CultureInfo.InvariantCulture);
            }

            if (first)
            {
                word.AddBeforeSelf(copy);
            }
            else
            {
                word.AddAfterSelf(copy);
            }

            Assert.Contains(
                Read(robot).Faults,
                fault => fault.Line > 0 && fault.Cause.StartsWith($"<{word.Name.LocalName}> stands twice in <", StringComparison.Ordinal));
        },
        iter: 300,
        threads: 1);

    [Theory]
    [InlineData("xmlns=\"http://www.ros.org\"")]
    [InlineData("xmlns=\"http://www.ros.org\" xmlns:r=\"http://www.ros.org\"")]
    [InlineData("xmlns:drake=\"http://drake.mit.edu\"")]
    [InlineData("xmlns:xacro=\"http://www.ros.org/wiki/xacro\" version=\"1.1\"")]
    [InlineData("version=\"1.0\"")]
    public void A_namespace_of_the_documents_own_changes_nothing(string declared) =>
        Assert.Equal(BoundArm.Of(Read(Tree())), BoundArm.Of(Read(Text().Replace("<robot ", $"<robot {declared} ", StringComparison.Ordinal))));

    [Fact]
    public void A_prefix_that_stands_for_the_documents_own_namespace_says_the_same_word_again()
    {
        string text = Text().Replace("<robot ", "<robot xmlns=\"http://www.ros.org\" xmlns:r=\"http://www.ros.org\" ", StringComparison.Ordinal);

        Trouble element = Assert.Single(Read(text.Replace(
            "<limit lower=\"0.05\"", "<r:limit lower=\"-9\" upper=\"9\" velocity=\"99\"/><limit lower=\"0.05\"", StringComparison.Ordinal)).Faults);
        Trouble attribute = Assert.Single(
            Read(text.Replace("<limit lower=\"0.05\"", "<limit lower=\"0.05\" r:lower=\"-9\"", StringComparison.Ordinal)).Faults);

        Assert.Contains("stands twice", element.Cause, StringComparison.Ordinal);
        Assert.Contains("'lower' of <limit> is written twice", attribute.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void What_urdf_and_its_simulators_add_is_left_alone()
    {
        string more = """
            <material name="grey"><color rgba="1 1 1 1"/></material>
            <transmission name="t"><type>x</type><joint name="elbow"><limit lower="0"/></joint></transmission>
            <gazebo reference="elbow"><limit lower="-9"/></gazebo><ros2_control name="r"><joint name="elbow"/></ros2_control><sensor name="s"/>
            </robot>
            """;
        string text = Text().Replace("</robot>", more, StringComparison.Ordinal)
            .Replace(
                "<link name=\"tip\"/>",
                "<link name=\"tip\"><inertial><mass value=\"1\"/></inertial><visual/><visual/></link>",
                StringComparison.Ordinal)
            .Replace(
                "<axis xyz=\"0 0 1\"/>",
                "<axis xyz=\"0 0 1\"/><dynamics damping=\"1\"/><calibration rising=\"0\"/><safety_controller k_velocity=\"1\"/>",
                StringComparison.Ordinal);

        Assert.Equal(BoundArm.Of(Read(Tree())), BoundArm.Of(Read(text)));
    }

    [Fact]
    public void A_quaternion_turns_as_the_same_angles_do()
    {
        // Near a pitch of a quarter turn the angles themselves are ill defined.
        Gen.Double[-1, 1].Array[4]
            .Where(q => q.Sum(x => x * x) is > 0.01 and var square && Math.Abs(2 * ((q[3] * q[1]) - (q[2] * q[0]))) < 0.999 * square).Sample(
            q =>
            {
                double length = Math.Sqrt(q.Sum(x => x * x));
                double[] unit = [.. q.Select(x => x / length)];
                double roll = Math.Atan2(2 * ((unit[3] * unit[0]) + (unit[1] * unit[2])), 1 - (2 * ((unit[0] * unit[0]) + (unit[1] * unit[1]))));
                double pitch = Math.Asin(Math.Clamp(2 * ((unit[3] * unit[1]) - (unit[2] * unit[0])), -1, 1));
                double yaw = Math.Atan2(2 * ((unit[3] * unit[2]) + (unit[0] * unit[1])), 1 - (2 * ((unit[1] * unit[1]) + (unit[2] * unit[2]))));

                Matrix3d turned = TipTurn("version=\"1.1\"", $"quat_xyzw=\"{Words(unit)}\"");
                Matrix3d same = TipTurn("version=\"1.0\"", $"rpy=\"{Words([roll, pitch, yaw])}\"");

                double off = Math.Max((turned.X - same.X).Length, Math.Max((turned.Y - same.Y).Length, (turned.Z - same.Z).Length));
                Assert.True(off < 1e-6, $"{Words(unit)}: {off}");
            },
            iter: 200,
            threads: 1);
    }

    [Theory]
    [InlineData("quat_xyzw=\"0 0 0.7071 0.7071\"", null)]
    [InlineData("quat_xyzw=\"0 0 0 1\" rpy=\"0 0 0\"", "both rpy and quat_xyzw")]
    [InlineData("quat_xyzw=\"0 0 0 0\"", "length 0 and not 1")]
    [InlineData("quat_xyzw=\"0 0 1 1\"", "length 1.414 and not 1")]
    [InlineData("quat_xyzw=\"0 0 1\"", "is not four finite numbers")]
    [InlineData("quat_xyzw=\"0 0 NaN 1\"", "is not four finite numbers")]
    public void A_quaternion_is_a_unit_one_and_stands_alone(string written, string? cause)
    {
        Checked<ArmConfiguration> read = Read(TipText("version=\"1.1\"", written));

        if (cause is null)
        {
            Assert.Empty(read.Faults);
        }
        else
        {
            Assert.Contains(cause, Assert.Single(read.Faults).Cause, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_capsule_is_what_a_cylinder_of_its_measures_is_kept_clear_as()
    {
        string text = Text().Replace("<robot ", "<robot version=\"1.1\" ", StringComparison.Ordinal);

        Assert.Equal(BoundArm.Of(Read(text)), BoundArm.Of(Read(text.Replace("<cylinder", "<capsule", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("<limit effort=\"1\" velocity=\"5.2\"/>", null)]
    [InlineData("<limit effort=\"1\" velocity=\"0.1\"/>", "maxVelocityDegPerS of 'joints.base_yaw' is wider")]
    [InlineData("<limit effort=\"1\"/>", "lacks the attribute 'velocity'")]
    [InlineData("<limit effort=\"1\" velocity=\"0\"/>", "not above zero")]
    [InlineData("<limit effort=\"1\" velocity=\"5.2\" lower=\"-1\" upper=\"1\"/>", "continuous and its limit has a lower")]
    [InlineData("<limit effort=\"1\" velocity=\"5.2\" upper=\"1\"/>", "continuous and its limit has a lower")]
    public void The_speed_of_a_joint_without_ends_binds(string limit, string? cause)
    {
        string text = Text()
            .Replace("<joint name=\"base_yaw\" type=\"revolute\">", "<joint name=\"base_yaw\" type=\"continuous\">", StringComparison.Ordinal)
            .Replace(
                "<limit lower=\"-1.8\" upper=\"1.8\" effort=\"0.9\" velocity=\"5.2\"/>\n  </joint>\n  <joint name=\"shoulder\"",
                $"{limit}\n  </joint>\n  <joint name=\"shoulder\"",
                StringComparison.Ordinal);

        IReadOnlyList<Trouble> faults = Read(text).Faults;

        Assert.Equal(cause is null ? 0 : 1, faults.Count);
        Assert.True(cause is null || faults[0].Cause.Contains(cause, StringComparison.Ordinal), faults.Count > 0 ? faults[0].ToString() : "");
    }

    [Theory]
    [InlineData("<geometry><box size=\"0 0 0\"/></geometry>")]
    [InlineData("<geometry><capsule radius=\"1\" length=\"1\"/></geometry>")]
    [InlineData("<geometry><cone/></geometry>")]
    [InlineData("<origin xyz=\"99 0 0\"/>")]
    [InlineData("<geometri/>")]
    public void Shapes_are_judged_only_where_something_uses_them(string inside)
    {
        string text = Text().Replace("<link name=\"tip\"/>", $"<link name=\"tip\"><collision>{inside}</collision></link>", StringComparison.Ordinal);
        string json = Encoding.UTF8.GetString(Shipped.Json);
        int at = json.IndexOf("\"clearance\"", StringComparison.Ordinal);
        int end = json.IndexOf("\"reach\"", StringComparison.Ordinal);

        Assert.NotEmpty(Read(text).Faults);
        Assert.Empty(ArmReader.Read("bare", new("bare", Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(json[..at] + json[end..]))).Faults);
    }

    private static bool IsOnce(XElement element) => element.Parent?.Name.LocalName switch
    {
        "joint" => OnceInJoint.Contains(element.Name.LocalName),
        "collision" => element.Name.LocalName is "origin" or "geometry",
        _ => false,
    };

    private static void Insert(XElement into, XElement word, int where, string value)
    {
        if (where == 3)
        {
            foreach (string name in (string[])["lower", "upper", "velocity", "xyz", "rpy", "link", "name", "type", "radius", "version"])
            {
                into.SetAttributeValue(Vendor + name, value);
            }

            return;
        }

        // The word itself is another vocabulary's; what is inside it has URDF's names and is inside it all the same.
        XElement copy = new(word) { Name = Vendor + word.Name.LocalName };
        foreach (XAttribute attribute in copy.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            attribute.Value = value;
        }

        if (where == 0 || into.Parent is null)
        {
            into.AddFirst(copy);
        }
        else if (where == 1)
        {
            into.AddBeforeSelf(copy);
        }
        else
        {
            into.AddAfterSelf(copy);
        }
    }

    private static Matrix3d TipTurn(string version, string turn)
    {
        Checked<ArmConfiguration> read = Read(TipText(version, turn));
        Assert.True(read.TryGet(out ArmConfiguration? arm), string.Join('\n', read.Faults));
        return arm.Description.Chain.TipRotation;
    }

    // The origin of the tip is the last one on the way: nothing else hangs on its turn.
    private static string TipText(string version, string turn) =>
        Text().Replace("<robot ", $"<robot {version} ", StringComparison.Ordinal)
            .Replace("<origin xyz=\"0.110 0 0\" rpy=\"0 0 0\"/>", $"<origin xyz=\"0.110 0 0\" {turn}/>", StringComparison.Ordinal);

    private static string Words(double[] numbers) => string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    private static string Text() => Encoding.UTF8.GetString(Shipped.Urdf);

    private static XElement Tree() => XDocument.Parse(Text()).Root!;

    private static Checked<ArmConfiguration> Read(XElement robot) => Read(robot.ToString());

    private static Checked<ArmConfiguration> Read(string urdf) => ArmReader.Read("words", new("words", Encoding.UTF8.GetBytes(urdf), Shipped.Json));

    private static ArmSource Source(string name)
    {
        Assert.True(ArmCatalogue.Load(name).TryGet(out ArmConfiguration? arm));
        return arm.Source;
    }
}
