using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Rigs;
using ArmController.Simulator.World;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>The section of arm.json that says how late the tip is: whom it binds, and what is said when it is wrong.</summary>
public sealed class TipSensorSectionTests
{
    private const string Before = "\"reach\": {";

    [Theory]
    [InlineData("", 0.2)]
    [InlineData("\"tipSensor\": { \"latencyMs\": 60 },", 0.06)]
    [InlineData("\"tipSensor\": { \"latencyMs\": 0 },", 0)]
    public void The_arms_own_word_counts_before_what_its_twin_is_told(string section, double seconds)
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", Before, section + Before);
        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? configuration));
        TwinPerturbation twin = TwinPerturbation.None with { Tip = new(0.2, 0, 0, 0) };
        RigPlan plan = new(configuration, twin, LearnerKind.QUrdf, 1);
        Assert.Equal(seconds, plan.TipLatencySeconds);
    }

    [Theory]
    [InlineData("\"latencyMs\": 501", "latencyMs is 501 and outside 0 to 500 ms")]
    [InlineData("\"latencyMs\": -1", "latencyMs is -1 and outside 0 to 500 ms")]
    [InlineData("\"latencyTicks\": 1", "unknown key 'latencyTicks'")]
    [InlineData("\"latencyMs\": \"5\"", "'tipSensor.latencyMs' is a text")]
    public void A_wrong_section_is_told(string members, string cause)
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.json", Before, $"\"tipSensor\": {{ {members} }},\n  {Before}");
        Trouble[] faults = [.. ArmCatalogue.Load(arm.Folder).Faults];
        Assert.Contains(faults, fault => fault.Cause.Contains(cause, StringComparison.Ordinal) && fault.Line == line);
    }
}
