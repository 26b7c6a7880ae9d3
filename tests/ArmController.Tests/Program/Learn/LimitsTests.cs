using System.Text.Json;
using ArmController.Training.Runs;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>`limits` shows the envelope, and what the runs of today used of it.</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task What_two_runs_used_is_added_up_and_no_more_than_the_limits()
    {
        using Scratch place = new();
        Learned one = await RealLearning.LearnAsync(place, "runs", "--minutes", "0.2", "--seed", "1");
        await RealLearning.LearnAsync(place, "runs", "--minutes", "0.3", "--seed", "2");
        await RealLearning.LearnAsync(place, "runs", "--minutes", "0.2", "--arm", "so101");
        RealProgram ran = await RealProgram.RunInAsync(place, "limits", "--json");
        Assert.Equal(0, ran.ExitCode);
        using JsonDocument json = JsonDocument.Parse(Assert.Single(ran.Output));
        Assert.Equal(2, json.RootElement.GetProperty("runs").GetInt32());
        Assert.Equal(0.5, json.RootElement.GetProperty("robotMinutes").GetDouble(), 1e-9);
        Assert.True(json.RootElement.GetProperty("reversals").GetInt64() > 0);
        foreach (JsonElement joint in json.RootElement.GetProperty("joints").EnumerateArray())
        {
            JsonElement used = joint.GetProperty("used");
            Assert.InRange(
                used.GetProperty("lowestDeg").GetDouble(), joint.GetProperty("minDeg").GetDouble(), used.GetProperty("highestDeg").GetDouble());
            Assert.True(used.GetProperty("highestDeg").GetDouble() <= joint.GetProperty("maxDeg").GetDouble());
            Assert.True(used.GetProperty("velocityDegPerS").GetDouble() <= joint.GetProperty("maxVelocityDegPerS").GetDouble());
            Assert.True(used.GetProperty("accelerationDegPerS2").GetDouble() <= joint.GetProperty("maxAccelerationDegPerS2").GetDouble());
        }

        // The second run alone, by its own file.
        UseFile first = UseFile.Read(Path.Combine(place.Path, one.Run))!;
        Assert.Equal(600, first.Ticks);
        Assert.True(first.Reversals < json.RootElement.GetProperty("reversals").GetInt64());
    }

    [Fact]
    public async Task Where_nothing_moved_it_says_so_and_shows_the_limits_all_the_same()
    {
        RealProgram ran = await RealProgram.RunAsync("limits", "--arm", "so101");
        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Errors);
        Assert.Contains(
            ran.Output, line => line.StartsWith("shoulder_pan", StringComparison.Ordinal) && line.Contains("-110 to 110", StringComparison.Ordinal));
        Assert.Contains(ran.Output, line => line.StartsWith("clearance      10 mm to everything; table at 0 mm; ", StringComparison.Ordinal));
        Assert.Contains(ran.Output, line => line.StartsWith("apart          base_link and forearm, ", StringComparison.Ordinal));
        Assert.Contains("not watched    base_link and upper_arm, wrist and jaw", ran.Output);
        Assert.Contains(ran.Output, line => line.StartsWith("monitor ", StringComparison.Ordinal));
        Assert.Contains(ran.Output, line => line.Contains("nothing: no motion of this arm in ./runs", StringComparison.Ordinal));
        Assert.Empty(ran.Written);
    }

    [Fact]
    public async Task Folders_that_are_no_runs_and_files_that_are_spoiled_are_passed_over()
    {
        using Scratch place = new();
        Directory.CreateDirectory(place.File("runs/not-a-run"));
        Directory.CreateDirectory(place.File("runs/spoiled"));
        await File.WriteAllTextAsync(place.File("runs/spoiled/use.json"), "{", TestContext.Current.CancellationToken);
        RealProgram ran = await RealProgram.RunInAsync(place, "limits", "--json");
        Assert.Equal(0, ran.ExitCode);
        using JsonDocument json = JsonDocument.Parse(Assert.Single(ran.Output));
        Assert.Equal(0, json.RootElement.GetProperty("runs").GetInt32());
        JsonElement clearance = json.RootElement.GetProperty("clearance");
        Assert.Equal((10, 0), (clearance.GetProperty("marginMm").GetDouble(), clearance.GetProperty("tableHeightMm").GetDouble()));
        Assert.False(clearance.TryGetProperty("maxTipMmPerS", out _));
        Assert.Equal("""[["base_link","upper_arm"]]""", clearance.GetProperty("ignoredPairs").GetRawText());
    }
}
