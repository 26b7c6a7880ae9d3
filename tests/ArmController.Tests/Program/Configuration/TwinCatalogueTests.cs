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
    }

    [Fact]
    public void An_unknown_twin_comes_with_a_suggestion()
    {
        Trouble fault = Assert.Single(TwinCatalogue.Load("all-pertubed", chainCount: 4).Faults);

        Assert.Contains("did you mean all-perturbed?", fault.Sentence, StringComparison.Ordinal);
    }
}
