using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Hardware;
using Xunit;

namespace ArmController.Tests.Program.Troubles;

/// <summary>One layout for whatever goes wrong, and parts that stay whole on the way to it.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData(null, 0, 0, "E-X-01 it is late; hurry.")]
    [InlineData("", 0, 0, "E-X-01 '': it is late; hurry.")]
    [InlineData("a;b", 0, 0, "E-X-01 a;b: it is late; hurry.")]
    [InlineData("a", 3, 0, "E-X-01 a:3: it is late; hurry.")]
    [InlineData("a", 3, 7, "E-X-01 a:3:7: it is late; hurry.")]
    [InlineData(null, 3, 7, "E-X-01 it is late; hurry.")]
    public void It_is_told_as_code_place_cause_and_remedy(string? where, int line, int column, string told) =>
        Assert.Equal(told, new Trouble("E-X-01", where, "it is late", "hurry") { Line = line, Column = column }.ToString());

    [Fact]
    public void A_question_needs_no_full_stop() =>
        Assert.Equal("no; did you mean yes?", new Trouble("E-X-01", null, "no", "did you mean yes?").Sentence);

    [Fact]
    public void What_a_device_says_keeps_its_parts()
    {
        DeviceTrouble device = new("/dev/a;b", "it is lost; for good", "look; then buy", errno: 19);
        Assert.Equal(new Trouble("E-BUS-01", "/dev/a;b", "it is lost; for good", "look; then buy"), Trouble.Of(device));
        Assert.Equal("/dev/a;b: it is lost; for good; look; then buy.", device.Message);
        Assert.Equal(19, device.HResult);
        Assert.Equal(
            new Trouble("E-BUS-01", null, "the chip; gone", "see that it is there and free"), Trouble.Of(new IOException("the chip; gone.")));
        Trouble known = new(ConfigurationCode.Syntax, "f", "c", "r");
        Assert.Same(known, Trouble.Of(new TroubleException(known)));
    }

    [Fact]
    public void Of_too_many_the_last_says_that_there_are_more()
    {
        List<Trouble> troubles = [];
        for (int i = 0; i < Trouble.Most + 20; i++)
        {
            Trouble.Add(troubles, new(ConfigurationCode.BrokenRule, "f", $"cause {i}", "mend it") { Line = i + 1 });
        }

        Assert.Equal(Trouble.Most, troubles.Count);
        Assert.Equal("cause 98", troubles[^2].Cause);
        Assert.Equal("f:100: here and elsewhere more is wrong than is told at once; mend the other faults first.", troubles[^1].Sentence);
    }
}
