using ArmController.Configuration;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Proof.Around;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;
using Refusal = ArmController.Control.Guidance.Planning.Refusal;

namespace ArmController.Tests.Program.Around;

/// <summary>Worlds are what their kind says, and their goals are fair.</summary>
public sealed class CourseTests
{
    private const int Goals = 6;
    private const double RoomMetres = 0.012;

    public static TheoryData<string, string> Kinds =>
        [.. WorldKinds.All.SelectMany(kind => ((string, string)[])[(kind.Key, "desk4"), (kind.Key, "so101")])];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_seed_gives_one_course_with_fair_goals_on_alternate_sides(string key, string name)
    {
        WorldKind kind = WorldKinds.All.Single(kind => kind.Key == key);
        ArmConfiguration arm = ShippedArms.Load(name);
        Course course = Of(kind, arm, 4);
        Course again = Of(kind, arm, 4);
        Assert.Equal(course.Goals, again.Goals);
        Assert.Equal(course.World.Obstacles.KeepOuts, again.World.Obstacles.KeepOuts);
        Assert.NotEqual(course.Goals, Of(kind, arm, 5).Goals);

        Obstacles obstacles = course.World.Obstacles;
        Assert.NotEmpty(obstacles.KeepOuts);
        Assert.All(obstacles.KeepOuts, thing => Assert.True(thing.Box.IsSound));
        Assert.Equal(arm.Description.Obstacles!.MarginMetres, obstacles.MarginMetres);
        Assert.True(new ClearanceProbe(arm.Description.Body!, obstacles).IsAtLeast(arm.Home, obstacles.MarginMetres));
        Ceiling ceiling = new(course.World, 77);
        for (int i = 0; i < Goals; i++)
        {
            Vector3d goal = course.Goals[i];
            Assert.Equal(0, Away(i % 2 == 0 ? course.World.OneSide : course.World.OtherSide, goal));
            Assert.All(obstacles.KeepOuts, thing => Assert.True(Away(thing.Box, goal) >= obstacles.MarginMetres + RoomMetres));
        }

        // With other draws than those that found them fair.
        Assert.InRange(course.Goals.Count(goal => ceiling.Of(goal) == Refusal.None), Goals - 1, Goals);
    }

    [Fact]
    public void A_place_inside_a_thing_has_no_posture()
    {
        Course course = Of(WorldKinds.All.Single(kind => kind.Key == "block"), ShippedArms.Load("desk4"), 1);
        AxisBox block = course.World.Obstacles.KeepOuts[0].Box;
        Assert.Equal(Refusal.NoPosture, new Ceiling(course.World, 1).Of((block.Min + block.Max) * 0.5));
    }

    [Fact]
    public void What_is_believed_to_stand_elsewhere_is_shifted_and_nothing_else_changes()
    {
        World world = Of(WorldKinds.All[0], ShippedArms.Load("desk4"), 1).World;
        Vector3d shift = new(0.01, 0, -0.02);
        Obstacles believed = world.Believed(shift).Obstacles!;
        Assert.Equal(world.Obstacles.KeepOuts[0].Box.Min + shift, believed.KeepOuts[0].Box.Min);
        Assert.Equal(world.Obstacles.KeepOuts[0].Box.Max + shift, believed.KeepOuts[0].Box.Max);
        Assert.Equal(world.Obstacles.MarginMetres, believed.MarginMetres);
    }

    [Fact]
    public void Four_kinds_may_be_practised_on_and_words_are_different()
    {
        Assert.Equal(4, WorldKinds.All.Count(kind => kind.IsTrained));
        Assert.Equal(WorldKinds.All.Count, WorldKinds.All.Select(kind => kind.Key).Distinct().Count());
        Assert.Equal(Methods.All.Count, Methods.All.Select(method => method.Key).Distinct().Count());
    }

    private static Course Of(WorldKind kind, ArmConfiguration arm, ulong seed) =>
        KindScores.CourseOf(kind, arm, TwinPerturbation.None, Goals, seed, 0);

    private static double Away(AxisBox box, Vector3d place) => new Vector3d(
        Math.Max(Math.Max(box.Min.X - place.X, place.X - box.Max.X), 0),
        Math.Max(Math.Max(box.Min.Y - place.Y, place.Y - box.Max.Y), 0),
        Math.Max(Math.Max(box.Min.Z - place.Z, place.Z - box.Max.Z), 0)).Length;
}
