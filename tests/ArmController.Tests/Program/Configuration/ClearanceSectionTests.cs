using System.Collections.Immutable;
using System.Globalization;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>The clearance section of arm.json: what it becomes, and what is said when it is wrong.</summary>
public sealed class ClearanceSectionTests
{
    private const string Shipped = """
        "clearance": { "marginMm": 10, "tableHeightMm": 0, "ignorePairs": { "base_link": ["upper_arm"] } },
        """;

    private const string Sound = """
        "clearance": {
          "marginMm": 6,
          "tableHeightMm": -2,
          "workspace": { "minXMm": -300, "maxXMm": 400, "minYMm": -400, "maxYMm": 400, "minZMm": -50, "maxZMm": 500 },
          "keepOut": { "lamp": { "minXMm": 100, "maxXMm": 150, "minYMm": 200, "maxYMm": 250, "minZMm": 0, "maxZMm": 300 } },
          "payloadRadiusMm": 12,
          "maxTipMmPerS": 250,
          "ignorePairs": { "base_link": ["upper_arm"] },
        },
        """;

    private const string Ignored = "\"ignorePairs\": { \"base_link\": [\"upper_arm\"] }";

    public static TheoryData<string, string, string, string, int> Faults => new()
    {
        // What to write instead of what, part of the cause, part of the remedy, line of the section it is said of.
        { "\"marginMm\": 6,", "", "'clearance' lacks the key 'marginMm'", "add it", 0 },
        { "\"marginMm\": 6,", "\"margin\": 6,", "'margin' lacks its unit", "did you mean marginMm?", 1 },
        { "\"marginMm\": 6,", "\"marginMm\": 0,", "marginMm is 0 and outside 1 to 200 mm", "inside", 1 },
        { "\"marginMm\": 6,", "\"marginMm\": 60,", "at homeDeg the distance from forearm to finger is 43.2 mm and marginMm is 60", "ignorePairs", 1 },
        { "\"tableHeightMm\": -2", "\"tableHeightMm\": 100", "to the table", "move that pose", -1 },
        { "\"tableHeightMm\": -2", "\"tableHeightMm\": 1e5", "tableHeightMm is 100000", "inside", 2 },
        {
            "\"minXMm\": -300, \"maxXMm\": 400", "\"minXMm\": 400, \"maxXMm\": -300", "the limits of 'clearance.workspace' are crossed: minXMm 400",
            "never swapped", 3
        },
        { "\"minXMm\": -300, ", "", "'clearance.workspace' lacks the key 'minXMm'", "add it", 3 },
        {
            "\"minXMm\": 100, \"maxXMm\": 150", "\"minXMm\": 150, \"maxXMm\": 150", "the limits of 'clearance.keepOut.lamp' are crossed",
            "never swapped", 4
        },
        {
            "\"minXMm\": 100, \"maxXMm\": 150, \"minYMm\": 200", "\"minXMm\": 100, \"maxXMm\": 250, \"minYMm\": -50", "at homeDeg the distance from",
            "move that pose or the obstacle", 1
        },
        { "\"payloadRadiusMm\": 12", "\"payloadRadiusMm\": 0", "payloadRadiusMm is 0", "inside", 5 },
        { "\"maxTipMmPerS\": 250", "\"maxTipMmPerS\": 0.25", "maxTipMmPerS is 0.25", "inside", 6 },
        {
            Ignored + ",", "", "at homeDeg 'base_link' and 'upper_arm' are 25 mm in each other, and clearance.ignorePairs does not",
            "name them there (\"base_link\": [\"upper_arm\"])", 0
        },
        {
            Ignored, "\"ignorePairs\": { \"base_link\": [\"hand\"] }", "'base_link' and 'upper_arm' are 25 mm in each other",
            "correct their collision shapes in arm.urdf or homeDeg", 7
        },
        {
            Ignored, "\"selfPairs\": { \"upper_arm\": [\"base_link\"] }", "at homeDeg the distance from upper_arm to base_link is -25 mm",
            "ignorePairs", 1
        },
        { Ignored, "\"selfPairs\": { \"hnad\": [\"base_link\"] }", "'hnad' is no link of arm.urdf with a collision shape", "did you mean hand?", 7 },
        { Ignored, "\"selfPairs\": { \"hand\": [\"base_link\", \"tip\"] }", "'tip' is no link", "use base_link, turntable", 7 },
        {
            Ignored, "\"ignorePairs\": { \"base_link\": [\"upper_arm\"], \"hand\": [\"payload\"] }",
            "'hand' and 'payload' cannot move against each other", "remove", 7
        },
        {
            Ignored, "\"selfPairs\": { \"hand\": [\"base_link\"] }, \"ignorePairs\": { \"hand\": [\"turntable\"] }", "ignorePairs ignores nothing",
            "keep one", 7
        },
        { Ignored, "\"selfPairs\": { \"hand\": \"base_link\" }", "'clearance.selfPairs.hand' is a text and not a list", "write a list", 7 },
    };

    [Fact]
    public void A_section_becomes_obstacles_in_metres()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", Shipped, Sound);

        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? read));

        Obstacles obstacles = read.Description.Obstacles!;
        Assert.Equal((0.006, -0.002, 0.25), (obstacles.MarginMetres, obstacles.TableHeightMetres, obstacles.MaxTipMetresPerSecond));
        Assert.Equal(new AxisBox(new(-0.3, -0.4, -0.05), new(0.4, 0.4, 0.5)), obstacles.Workspace);
        Assert.Equal([new KeepOut("lamp", new(new(0.1, 0.2, 0), new(0.15, 0.25, 0.3)))], obstacles.KeepOuts);
        Assert.Contains(new LinkPair("upper_arm", "hand"), obstacles.SelfPairs);
        Assert.Contains(new LinkPair("base_link", "payload"), obstacles.SelfPairs);
        Assert.DoesNotContain(new LinkPair("upper_arm", "forearm"), obstacles.SelfPairs);
        Assert.DoesNotContain(new LinkPair("base_link", "upper_arm"), obstacles.SelfPairs);
        BodyCapsule ball = read.Description.Body!.Capsules[^1];
        Assert.Equal(("payload", 3, 0.012), (ball.Link, ball.Lane, ball.Shape.RadiusMetres));
        Assert.Equal(read.Description.Chain.TipOffset, ball.Shape.A);
    }

    [Fact]
    public void Pairs_may_be_listed_or_left_out()
    {
        Assert.Equal([new("hand", "base_link"), new("hand", "turntable")], Pairs("\"selfPairs\": { \"hand\": [\"base_link\", \"turntable\"] }"));
        ImmutableArray<LinkPair> all = Pairs(Ignored);
        ImmutableArray<LinkPair> some = Pairs("\"ignorePairs\": { \"upper_arm\": [\"base_link\"], \"hand\": [\"base_link\", \"turntable\"] }");
        Assert.Equal(all.Length - 2, some.Length);
        Assert.DoesNotContain(new LinkPair("base_link", "hand"), some);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_fault_gives_one_sentence_with_its_line(string find, string replace, string cause, string remedy, int below)
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.json", Shipped, Sound);
        arm.Spoil("arm.json", find, replace);

        // A pose that is too near is said of the margin, wherever the fault was made.
        int expected = line + (below < 0 ? 1 : below);
        Trouble fault = Assert.Single(ArmCatalogue.Load(arm.Folder).Faults);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{arm.Path("arm.json")}:{expected}"),
            string.Create(CultureInfo.InvariantCulture, $"{fault.Where}:{fault.Line}"));
        Assert.Contains(cause, fault.Cause, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tip_that_nothing_covers_is_refused()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", Shipped, Sound);
        arm.Spoil("arm.urdf", "<cylinder radius=\"0.004\" length=\"0.05\"/>", "<cylinder radius=\"0.004\" length=\"0.01\"/>");

        Trouble fault = Assert.Single(ArmCatalogue.Load(arm.Folder).Faults);

        Assert.Contains("the tip 'tip' is not covered: the last collision shape ends 16", fault.Cause, StringComparison.Ordinal);
        Assert.Contains("fingers included", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mesh_is_refused_only_where_clearance_is_asked_for()
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.urdf", "<cylinder radius=\"0.04\" length=\"0.045\"/>", "<mesh filename=\"base.stl\"/>");
        arm.Spoil("arm.json", Shipped, "");
        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? read));
        Assert.DoesNotContain(read.Description.Body!.Capsules.ToArray(), capsule => capsule.Link == "base_link");

        arm.Spoil("arm.json", "\"reach\": {", Sound.Replace(Ignored + ",", "", StringComparison.Ordinal) + "\"reach\": {");
        Trouble fault = Assert.Single(ArmCatalogue.Load(arm.Folder).Faults);
        Assert.Equal((ConfigurationCode.Kinematics, line), (fault.Code, fault.Line));
        Assert.Contains("link 'base_link' has a mesh", fault.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_gets_a_capsule_round_all_its_corners_and_fixed_joints_are_folded()
    {
        using ArmCopy arm = new();
        arm.Spoil(
            "arm.urdf",
            "<link name=\"tip\"/>",
            "<link name=\"tip\"><collision><geometry><box size=\"0.02 0.06 0.04\"/></geometry></collision></link>");

        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? read));

        BodyCapsule box = read.Description.Body!.Capsules.ToArray().Single(capsule => capsule.Link == "tip");
        Assert.Equal(3, box.Lane);
        Assert.Equal(new Vector3d(0.11, -0.03, 0), box.Shape.A);
        Assert.Equal(new Vector3d(0.11, 0.03, 0), box.Shape.B);
        foreach ((double x, double z) in ((double, double)[])[(0.01, 0.02), (-0.01, 0.02), (0.01, -0.02)])
        {
            Vector3d corner = new(0.11 + x, 0.03, z);
            Assert.True((corner - box.Shape.B).Length <= box.Shape.RadiusMetres + 1e-15);
        }
    }

    [Theory]
    [InlineData("desk4", 7, 4)]
    [InlineData("so101", 8, 5)]
    public void Shipped_arms_are_covered_from_base_to_finger(string name, int capsules, int fingerLane)
    {
        Assert.True(ArmCatalogue.Load(name).TryGet(out ArmConfiguration? arm));
        ArmBody body = arm.Description.Body!;

        Assert.Equal((0.01, 0.0), (arm.Description.Obstacles!.MarginMetres, arm.Description.Obstacles.TableHeightMetres));
        Assert.Equal(capsules, body.Capsules.Length);
        Assert.Equal(-1, body.Capsules[0].Lane);
        Assert.Equal(fingerLane, body.Capsules[^1].Lane);
        Assert.Equal(arm.Description.Chain.Count - 1, body.Joints[fingerLane].Parent);
        for (int lane = -1; lane <= fingerLane; lane++)
        {
            Assert.Contains(body.Capsules.ToArray(), capsule => capsule.Lane == lane);
        }
    }

    private static ImmutableArray<LinkPair> Pairs(string instead)
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", Shipped, Sound);
        arm.Spoil("arm.json", "\"payloadRadiusMm\": 12,", "");
        arm.Spoil("arm.json", Ignored, instead);
        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? read));
        return read.Description.Obstacles!.SelfPairs;
    }
}
