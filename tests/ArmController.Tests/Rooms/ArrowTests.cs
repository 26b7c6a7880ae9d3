using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>Who may speak to whom: the projects' references and the built assemblies' references against one list.</summary>
public sealed class ArrowTests
{
    private const string Numerics = "ArmController.Numerics";
    private const string Adapter = "ArmController.Iot";

    private static readonly string[] Lower =
        ["ArmController.Motion", "ArmController.Learning", "ArmController.Control", "ArmController.Hardware", "ArmController.Simulator"];

    // Anyone may speak to Numerics; the program may speak to all.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        [Numerics] = [],
        ["ArmController.Motion"] = [],
        ["ArmController.Learning"] = [],
        ["ArmController.Control"] = ["ArmController.Motion", "ArmController.Learning"],
        ["ArmController.Hardware"] = ["ArmController.Motion"],
        ["ArmController.Iot"] = [.. Lower.Where(room => room != "ArmController.Learning"), "ArmController.Configuration", "ArmController.Rigs"],
        ["ArmController.Simulator"] = ["ArmController.Motion"],
        ["ArmController.Worlds"] = ["ArmController.Learning"],
        ["ArmController.Recording"] = ["ArmController.Motion", "ArmController.Control"],
        ["ArmController.Configuration"] = [.. Lower],
        ["ArmController.Rigs"] = [.. Lower.Where(room => room != "ArmController.Learning"), "ArmController.Configuration", "ArmController.Recording"],
        ["ArmController.Training"] = [.. Lower.Where(room => room != "ArmController.Hardware"), "ArmController.Configuration", "ArmController.Rigs"],
        ["ArmController.Proof"] = [.. Lower, "ArmController.Worlds", "ArmController.Configuration", "ArmController.Rigs", "ArmController.Training"],
        ["ArmController"] = [],
    };

    // A rig opens pins, a campaign spoils the wire, and the program serves a chip.
    private static readonly string[] MayNameDevices =
    [
        "ArmController.Hardware", "ArmController.Iot", "ArmController.Simulator", "ArmController.Rigs", "ArmController.Proof", "ArmController",
    ];

    public static TheoryData<string> Projects => [.. ProductTree.Projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_exactly_the_arrows_of_its_room(string project)
    {
        Assert.True(Arrows.ContainsKey(project), $"{project} is no room of the house.");
        string[] written = [.. XDocument.Load(ProductTree.Projects[project]).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))];
        if (project == "ArmController")
        {
            Assert.Subset(ProductTree.Projects.Keys.ToHashSet(), written.ToHashSet());
        }
        else
        {
            Assert.Equal(Arrows[project].Order(), written.Where(name => name != Numerics).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_built_assembly_speaks_only_along_its_arrows(string project)
    {
        foreach (string name in References(ProductTree.AssemblyOf(project)))
        {
            if (name.StartsWith("ArmController", StringComparison.Ordinal) || name == "armctl")
            {
                Assert.True(
                    project == "ArmController" || name == Numerics || Arrows[project].Contains(name), $"{project} may not speak to {name}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_rooms_at_the_copper_name_devices(string project)
    {
        bool names = References(ProductTree.AssemblyOf(project)).Concat(Packages(project))
            .Any(name => name.StartsWith("System.Device", StringComparison.Ordinal) || name.StartsWith("Iot.Device", StringComparison.Ordinal));
        Assert.True(!names || MayNameDevices.Contains(project), $"{project} may not name System.Device.");
    }

    /// <summary>What comes with that library (UnitsNet, System.Drawing, System.IO.Ports) stays out of the control program.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_adapter_names_the_bindings_library_and_nobody_needs_the_adapter(string project)
    {
        if (project == Adapter)
        {
            Assert.Contains("Iot.Device.Bindings", Packages(project));
            return;
        }

        Assert.DoesNotContain(
            References(ProductTree.AssemblyOf(project)).Concat(Packages(project)),
            name => name.StartsWith("Iot.Device", StringComparison.Ordinal) || name == Adapter);
        Assert.DoesNotContain(
            XDocument.Load(ProductTree.Projects[project]).Descendants("ProjectReference"),
            reference => ((string)reference.Attribute("Include")!).Contains(Adapter, StringComparison.Ordinal));
    }

    [Fact]
    public void The_house_has_its_rooms() => Assert.True(ProductTree.Projects.Count >= 7 && ProductTree.Projects.ContainsKey("ArmController.Motion"));

    [Fact]
    public void References_are_really_read() =>
        Assert.Contains("ArmController.Motion", References(typeof(ArrowTests).Assembly.Location));

    private static string[] References(string assembly)
    {
        using PEReader image = new(File.OpenRead(assembly));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private static IEnumerable<string> Packages(string project) =>
        XDocument.Load(ProductTree.Projects[project]).Descendants("PackageReference").Select(package => (string?)package.Attribute("Include") ?? "");
}
