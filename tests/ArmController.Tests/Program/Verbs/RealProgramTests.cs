using System.Text.Json;
using ArmController.Tests.Program.Configuration;
using Xunit;

namespace ArmController.Tests.Program.Verbs;

public sealed class RealProgramTests
{
    [Theory]
    [InlineData("unknown key")]
    [InlineData("crossed limits")]
    [InlineData("no unit")]
    [InlineData("not a number")]
    [InlineData("cycle")]
    [InlineData("unknown type")]
    [InlineData("goals nowhere")]
    [InlineData("one wire for two")]
    public async Task A_spoiled_arm_exits_with_78_and_one_sentence(string name)
    {
        SpoiledArm spoiled = SpoiledArm.All.Single(candidate => candidate.Name == name);
        using ArmCopy arm = new();
        string place = spoiled.Spoil(arm);

        RealProgram ran = await RealProgram.RunAsync("config", "check", "--arm", arm.Folder);

        AssertOneSentence(ran, 78, $"armctl: {spoiled.Code} {place}:", spoiled.Remedy);
        Assert.Equal(2, Directory.GetFileSystemEntries(arm.Folder).Length);
    }

    [Fact]
    public async Task Learning_on_a_spoiled_arm_says_the_same_and_writes_nothing()
    {
        SpoiledArm spoiled = SpoiledArm.All.Single(candidate => candidate.Name == "goals nowhere");
        using ArmCopy arm = new();
        string place = spoiled.Spoil(arm);

        RealProgram ran = await RealProgram.RunAsync("learn", "reach", "--arm", arm.Folder);

        AssertOneSentence(ran, 78, $"armctl: {spoiled.Code} {place}:", spoiled.Remedy);
    }

    [Theory]
    [InlineData(78, "E-CFG-01 dsk4:", "did you mean desk4?", "config", "check", "--arm", "dsk4")]
    [InlineData(
        78, "E-RUN-01 /dev/null/runs:", "choose another place with --runs DIR", "learn", "reach", "--minutes", "0.1", "--runs", "/dev/null/runs")]
    [InlineData(2, "E-USE-01 there is no task 'raech'", "did you mean reach?", "tasks", "raech")]
    [InlineData(2, "E-USE-01 --arm goes with --cartesian", "add --cartesian or leave --arm out", "storm", "--arm", "desk4", "--ticks", "10")]
    [InlineData(2, "E-USE-01 'tsks' is not known here", "did you mean tasks?", "tsks")]
    [InlineData(2, "E-USE-01", "see armctl config check --help", "config", "check", "--arm")]
    [InlineData(2, "E-USE-01", "see armctl --help")]
    public async Task Wrong_words_give_one_sentence(int exit, string begins, string remedy, params string[] words) =>
        AssertOneSentence(await RealProgram.RunAsync(words), exit, $"armctl: {begins}", remedy);

    [Fact]
    public async Task A_cartesian_storm_says_in_json_what_it_found()
    {
        RealProgram ran = await RealProgram.RunAsync("storm", "--cartesian", "--arm", "so101", "--ticks", "2000", "--order", "3", "--json");

        Assert.Equal(0, ran.ExitCode);
        using JsonDocument said = JsonDocument.Parse(Assert.Single(ran.Output));
        JsonElement arm = said.RootElement.GetProperty("arms")[0];
        Assert.Equal("so101", arm.GetProperty("arm").GetString());
        Assert.Equal(
            0, arm.GetProperty("penetrations").GetInt64() + arm.GetProperty("belowMargin").GetInt64() + arm.GetProperty("aboveTipLimit").GetInt64());
        Assert.True(arm.GetProperty("ticks").GetInt64() >= 2000 && arm.GetProperty("stopChecks").GetInt64() > 10);
    }

    [Fact]
    public async Task All_faults_are_listed_and_json_says_the_same()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"tipLink\"", "\"colour\": 3, \"tipLink\"");
        arm.Spoil("arm.json", "\"minDeg\": 5, \"maxDeg\": 160", "\"minDeg\": 160, \"maxDeg\": 5");
        arm.Spoil("arm.urdf", "type=\"revolute\"", "type=\"planar\"");

        RealProgram ran = await RealProgram.RunAsync("config", "check", "--json", "--arm", arm.Folder);

        Assert.Equal(78, ran.ExitCode);
        Assert.Equal(3, ran.Errors.Length);
        Assert.All(ran.Errors, line => Assert.StartsWith("armctl: E-CFG-", line, StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(Assert.Single(ran.Output));
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(3, json.RootElement.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task Results_go_to_the_output_and_exit_with_0()
    {
        RealProgram check = await RealProgram.RunAsync("config", "check", "--json", "--arm", "so101");
        RealProgram version = await RealProgram.RunAsync("--version");

        Assert.Equal((0, 0), (check.ExitCode, version.ExitCode));
        Assert.Empty(check.Errors.Concat(version.Errors));
        Assert.Empty(check.Written);
        using JsonDocument json = JsonDocument.Parse(Assert.Single(check.Output));
        Assert.Equal(6, json.RootElement.GetProperty("joints").GetArrayLength());
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", Assert.Single(version.Output));
    }

    private static void AssertOneSentence(RealProgram ran, int exit, string begins, string remedy)
    {
        string line = Assert.Single(ran.Errors);
        Assert.Equal(exit, ran.ExitCode);
        Assert.StartsWith(begins, line, StringComparison.Ordinal);
        Assert.Contains(remedy, line[line.IndexOf("; ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Empty(ran.Output);
        Assert.Empty(ran.Written);
    }
}
