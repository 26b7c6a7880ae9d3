using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Simulator.World;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

public sealed class TwinCatalogueTests
{
    [Theory]
    [InlineData("{\"backlash\": 3}", "E-CFG-03", "did you mean backlashDeg?")]
    [InlineData("{\"backlashDeg\": -1}", "E-CFG-05", "outside 0 to 20 degrees")]
    [InlineData("{\"linkScale\": [1, 0, 1]}", "E-CFG-05", "outside 0.25 to 4")]
    [InlineData("{\"linkScale\": [1, 1, 1, 1, 1]}", "E-CFG-05", "5 entries and the arm has 4")]
    [InlineData("{\"zeroOffsetDeg\": [1, \"2\"]}", "E-CFG-04", "a text and not a number")]
    [InlineData("{\"latencyTicks\": 2.5}", "E-CFG-04", "whole number")]
    [InlineData("{\"latencyTicks\": NaN}", "E-CFG-02", "NaN")]
    [InlineData("{\"tipLatencyMs\": 501}", "E-CFG-05", "outside 0 to 500 ms")]
    [InlineData("{\"tipJitterMs\": -1}", "E-CFG-05", "outside 0 to 200 ms")]
    [InlineData("{\"tipRateHz\": 0}", "E-CFG-05", "outside 1 to 1000 Hz")]
    [InlineData("{\"tipDropoutShare\": 1}", "E-CFG-05", "outside 0 to 0.95 of all tips")]
    [InlineData("{\"jointSensors\": 1}", "E-CFG-04", "jointSensors")]
    [InlineData("[]", "E-CFG-04", "write an object")]
    public void One_fault_gives_one_sentence(string text, string code, string part)
    {
        using Scratch scratch = new();
        string path = Path.Combine(scratch.Path, "twin.json");
        File.WriteAllText(path, "// first line\n" + text);

        Trouble fault = Assert.Single(TwinCatalogue.Load(path, chainCount: 4).Faults);

        Assert.StartsWith($"{code} {path}:2:", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains(part, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_twin_is_the_nominal_one()
    {
        using Scratch scratch = new();
        string path = Path.Combine(scratch.Path, "twin.json");
        File.WriteAllText(path, "{}");

        Assert.True(TwinCatalogue.Load(path, chainCount: 4).TryGet(out TwinPerturbation? twin));

        Assert.Equal(TwinPerturbation.None.LatencyTicks, twin.LatencyTicks);
        Assert.Empty(twin.LinkScale);
        Assert.True(twin is { SensesJoints: true, Tip.IsImmediate: true });
    }

    [Fact]
    public void A_twin_says_how_its_tip_gets_to_be_known()
    {
        using Scratch scratch = new();
        string path = Path.Combine(scratch.Path, "twin.json");
        File.WriteAllText(path, """{"tipLatencyMs": 100, "tipJitterMs": 20, "tipRateHz": 25, "tipDropoutShare": 0.1, "jointSensors": false}""");

        Assert.True(TwinCatalogue.Load(path, chainCount: 4).TryGet(out TwinPerturbation? twin));

        Assert.Equal(new TipDelivery(0.1, 0.02, 25, 0.1), twin.Tip);
        Assert.False(twin.SensesJoints);
        Assert.True(TwinLimits.Admit(twin));
        Assert.False(TwinLimits.Admit(twin with { Tip = twin.Tip with { LatencySeconds = 0.501 } }));
        Assert.False(TwinLimits.Admit(twin with { Tip = twin.Tip with { DropoutShare = double.NaN } }));
    }

    [Fact]
    public void An_unknown_twin_comes_with_a_suggestion()
    {
        Trouble fault = Assert.Single(TwinCatalogue.Load("all-pertubed", chainCount: 4).Faults);

        Assert.Contains("did you mean all-perturbed?", fault.Sentence, StringComparison.Ordinal);
    }
}
