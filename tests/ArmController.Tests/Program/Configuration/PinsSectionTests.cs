using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>The pins section of arm.json: what it becomes, and what is said when it is wrong.</summary>
public sealed class PinsSectionTests
{
    private const string Before = "\"reach\": {";

    [Fact]
    public void Pins_are_optional_and_so_is_each_of_them()
    {
        Assert.Null(Read("").Pins);
        Assert.Null(Read("\"pins\": { \"chip\": 4 },").Pins);
        Assert.Equal(new PinSettings(0, 17, null, null), Read("\"pins\": { \"eStop\": 17 },").Pins);
        Assert.Equal(new PinSettings(4, 17, 27, 22), Read("\"pins\": { \"chip\": 4, \"eStop\": 17, \"outputEnable\": 27, \"heartbeat\": 22 },").Pins);
    }

    [Theory]
    [InlineData("\"eStop\": 54", "eStop is 54 and outside 0 to 53", "inside")]
    [InlineData("\"heartbeat\": -1", "heartbeat is -1 and outside 0 to 53", "inside")]
    [InlineData("\"chip\": 16, \"eStop\": 4", "chip is 16 and outside 0 to 15", "inside")]
    [InlineData("\"eStop\": 17, \"outputEnable\": 17", "outputEnable and eStop are both pin 17", "a pin of its own")]
    [InlineData("\"outputEnable\": 5, \"heartbeat\": 5", "heartbeat and outputEnable are both pin 5", "a pin of its own")]
    [InlineData("\"estop\": 17", "unknown key 'estop'", "did you mean eStop?")]
    [InlineData("\"eStop\": \"17\"", "'pins.eStop' is a text", "number")]
    [InlineData("\"eStop\": 17.5", "'pins.eStop' is", "whole number")]
    public void A_wrong_section_is_told(string members, string cause, string remedy)
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.json", Before, $"\"pins\": {{ {members} }},\n  {Before}");

        Checked<ArmConfiguration> read = ArmCatalogue.Load(arm.Folder);

        Trouble fault = Assert.Single(read.Faults);
        Assert.Contains(cause, fault.Cause);
        Assert.Contains(remedy, fault.Remedy);
        Assert.Equal(line, fault.Line);
    }

    private static ArmConfiguration Read(string section)
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", Before, section + Before);
        Checked<ArmConfiguration> read = ArmCatalogue.Load(arm.Folder);
        Assert.True(read.TryGet(out ArmConfiguration? configuration), string.Join('\n', read.Faults));
        return configuration;
    }
}
