using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>
/// The folders of a project stand on floors: read from the built assemblies, no two of them need each other, but for the circles listed here.
/// Constants are folded in by the compiler, so an arrow that is nothing but a constant is not seen.
/// </summary>
public sealed class FloorTests
{
    // Each circle with the reason why it stands. One that is gone, or that has other members, is to be struck off or told anew.
    private static readonly (string Project, string[] Folders, string Why)[] Known =
    [
        (
            "ArmController.Motion",
            ["Arm", "Monitoring", "Safety", "Safety.Clearance", "Sensing", "Servo"],
            "Servo holds the ground floor, counts and the bus, as well as the roof, the door; "
                + "and an arm's description has the shape that is kept clear"),
        ("ArmController.Motion", ["Supervision", "Supervision.Watches"], "one chapter: the watches find the reasons that the modes are made of"),
        ("ArmController.Control", ["Agents", "Tasks"], "a task makes the agents that learn it, and an agent pursues a task's goal"),
        ("ArmController.Control", ["Guidance", "Guidance.Planning"], "a guide plans its ways, and a plan goes by the joints' ranges"),
        (
            "ArmController.Hardware",
            ["Buses", "Pca9685"],
            "the one table of bus kinds names each kind, and a kind opens a bus made of the table's parts"),
        (
            "ArmController.Hardware",
            [".", "I2c", "Linux"],
            "devices and sockets throw the room's two exceptions, and the one of the wire tells an errno in its own words"),
        (
            "ArmController.Configuration",
            [".", "Json", "Tasks", "Tasks.Reach", "Urdf"],
            "an arm's file has sections that tasks read, and the reader asks the catalogue for the tasks"),
        ("ArmController.Training", ["Exams", "Learn"], "a run is examined while it learns, and an examination reads what a run has left"),
    ];

    public static TheoryData<string> Projects => [.. ProductTree.Projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_stand_on_floors(string project)
    {
        IReadOnlyDictionary<string, IReadOnlySet<string>> types = TypeScan.OfEach(ProductTree.AssemblyOf(project));
        ExactList.Check(
            Known.Where(circle => circle.Project == project).Select(circle => Shown(circle.Folders)),
            Circles.Of(Folders(types)).Select(circle => Shown(project, circle)),
            () => string.Join('\n', Arrows(project, types)));
    }

    [Fact]
    public void Each_circle_has_its_reason() => Assert.All(Known, circle => Assert.True(circle.Folders.Length > 1 && circle.Why.Length > 20));

    [Fact]
    public void A_circle_is_found_and_a_way_that_does_not_come_back_is_none()
    {
        Dictionary<string, IReadOnlySet<string>> types = new()
        {
            ["House.Cellar.Wine"] = new HashSet<string> { "House.Kitchen.Cook", "System.String" },
            ["House.Kitchen.Cook"] = new HashSet<string> { "House.Hall.Clock" },
            ["House.Hall.Clock"] = new HashSet<string> { "House.Cellar.Key" },
            ["House.Cellar.Key"] = new HashSet<string>(),
            ["House.Roof.Tile"] = new HashSet<string> { "House.Hall.Clock", "House.Roof.Nail" },
            ["House.Roof.Nail"] = new HashSet<string> { "House.Roof.Tile" },
        };
        Assert.Equal(["House.Cellar", "House.Hall", "House.Kitchen"], Assert.Single(Circles.Of(Folders(types))));
        types["House.Hall.Clock"] = new HashSet<string> { "House.Garden.Sun" };
        Assert.Empty(Circles.Of(Folders(types)));
    }

    [Fact]
    public void Arrows_between_folders_are_really_read()
    {
        Dictionary<string, IReadOnlySet<string>> folders = Folders(TypeScan.OfEach(ProductTree.AssemblyOf("ArmController.Motion")));
        Assert.Contains("ArmController.Motion.Quantities", folders["ArmController.Motion.Safety"]);
        Assert.DoesNotContain("ArmController.Motion.Safety", folders["ArmController.Motion.Quantities"]);
    }

    private static Dictionary<string, IReadOnlySet<string>> Folders(IReadOnlyDictionary<string, IReadOnlySet<string>> types) => types
        .GroupBy(type => FolderOf(type.Key))
        .ToDictionary(
            folder => folder.Key,
            IReadOnlySet<string> (folder) =>
                folder.SelectMany(type => type.Value).Where(types.ContainsKey).Select(FolderOf).Where(to => to != folder.Key).ToHashSet());

    private static string FolderOf(string type) => type[..Math.Max(0, type.LastIndexOf('.'))];

    private static string Shown(string project, string[] circle) =>
        Shown([.. circle.Select(folder => folder == project ? "." : folder[(project.Length + 1)..])]);

    private static string Shown(string[] folders) => string.Join(", ", folders.Order(StringComparer.Ordinal));

    // What ties a circle, to whoever has to open it.
    private static IEnumerable<string> Arrows(string project, IReadOnlyDictionary<string, IReadOnlySet<string>> types) =>
        from circle in Circles.Of(Folders(types))
        from type in types
        where circle.Contains(FolderOf(type.Key))
        from named in type.Value
        where types.ContainsKey(named) && FolderOf(named) != FolderOf(type.Key) && circle.Contains(FolderOf(named))
        select $"{type.Key[(project.Length + 1)..]} -> {named[(project.Length + 1)..]}";
}
