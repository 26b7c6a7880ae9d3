using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ArmController.Configuration;
using ArmController.Configuration.Json;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Troubles;
using ArmController.Learning.Rewards;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Tasks;

/// <summary>What a task brings to arm.json.</summary>
public sealed partial class TaskSectionTests
{
    private static readonly TouchTask Touch = new();

    private static readonly TaskCatalogue Catalogue =
        new([.. TaskCatalogue.Shipped.All, new TaskEntry("touch", Touch.Words, new RewardSpecification(), new TouchReader())]);

    [Fact]
    public void A_section_under_tasks_is_read_by_the_task_that_brings_it()
    {
        ArmConfiguration arm = Sound(Read(Written("\"tasks\": { \"touch\": { \"nearMm\": 25 } },")));
        Assert.Equal([.. TaskCatalogue.Shipped.Names, "touch"], arm.Tasks.Select(task => task.Name));
        Assert.Equal(25, TouchReader.Last);
    }

    [Fact]
    public void An_arm_without_the_section_does_not_offer_the_task()
    {
        ArmConfiguration arm = Sound(Read(Written("")));
        Assert.Equal(TaskCatalogue.Shipped.Names, arm.Tasks.Select(task => task.Name));
        Assert.Single(arm.Offer("touch").Faults);
    }

    [Theory]
    [InlineData("\"tasks\": { \"touch\": { \"nearM\": 25 } },", "unknown key 'nearM'", "did you mean nearMm?")]
    [InlineData("\"tasks\": { \"touch\": { } },", "'tasks.touch' lacks the key 'nearMm'", "add it")]
    [InlineData("\"tasks\": { \"tuch\": { \"nearMm\": 25 } },", "unknown key 'tuch'", "did you mean touch?")]
    [InlineData("\"tasks\": { \"touch\": { \"nearMm\": 2500 } },", "nearMm is 2500 and outside 0 to 100 mm", "write a value inside that range")]
    [InlineData("\"tasks\": { \"touch\": 25 },", "'tasks.touch' is a number and not an object {...}", "write an object {...}")]
    public void What_is_wrong_in_it_is_told_with_its_line(string section, string cause, string remedy)
    {
        Trouble fault = Assert.Single(Read(Written(section)).Faults);
        Assert.Equal((cause, remedy, 3), (fault.Cause, fault.Remedy, fault.Line));
    }

    [Fact]
    public void An_arm_without_any_section_is_an_arm_that_offers_nothing()
    {
        string[] keys = [.. TaskCatalogue.Shipped.Sections.Select(section => section.Path)];
        string text = Encoding.UTF8.GetString(ShippedArms.Load("desk4").Source.Json);
        foreach (string key in keys)
        {
            text = Regex.Replace(text, $",\\s*\"{key}\": \\{{.*\\}}(?=\\s*\\}}\\s*$)", "", RegexOptions.Singleline);
        }

        ArmConfiguration arm = Sound(ArmReader.Read("bare", Source(text)));
        Assert.Empty(arm.Tasks);
        Assert.Equal("idle", arm.FirstTask.Name);
        Assert.Equal(default, arm.Noise);
        Trouble fault = Assert.Single(arm.Offer(TaskCatalogue.Shipped.Eldest).Faults);
        Assert.Equal("write one", fault.Remedy);
    }

    [Fact]
    public void A_program_without_the_task_takes_its_section_for_a_mistake() =>
        Assert.NotEmpty(ArmReader.Read("desk4", Source(Written("\"tasks\": { \"touch\": { \"nearMm\": 25 } },"))).Faults);

    private static Checked<ArmConfiguration> Read(string text) => ArmReader.Read("desk4", Source(text), Catalogue);

    private static ArmSource Source(string text) => new("desk4", ShippedArms.Load("desk4").Source.Urdf, Encoding.UTF8.GetBytes(text));

    private static string Written(string section)
    {
        string text = Encoding.UTF8.GetString(ShippedArms.Load("desk4").Source.Json);
        return $"{{\n\n{section}{text[(text.IndexOf('{', StringComparison.Ordinal) + 1)..]}";
    }

    private static ArmConfiguration Sound(Checked<ArmConfiguration> read)
    {
        Assert.True(read.TryGet(out ArmConfiguration? arm), string.Join('\n', read.Faults.Select(fault => fault.Sentence)));
        return arm;
    }

    internal sealed record TouchSection
    {
        public required double NearMm { get; init; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(TouchSection))]
    internal sealed partial class TouchJson : JsonSerializerContext;

    private sealed class TouchReader() : TaskSection<TouchSection, TouchTask>("tasks.touch", TouchJson.Default)
    {
        public static double Last { get; private set; }

        protected override void Check(TouchSection section, ArmFile file, IReadOnlyCollection<string> chain, double spanMetres, JsonPlaces places) =>
            ConfigurationRules.Inside(places, $"{Path}.nearMm", section.NearMm, 0, 100, "mm");

        protected override TouchTask Bind(TouchSection section, ImmutableArray<string> chain)
        {
            Last = section.NearMm;
            return Touch;
        }
    }
}
