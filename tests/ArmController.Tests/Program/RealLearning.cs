using System.Diagnostics;
using System.Text.Json;
using ArmController.Training.Checkpoints;
using Xunit;

namespace ArmController.Tests.Program;

/// <summary>Tests of what happens to a run on its way: one after another, after all others, so that it is where the test believes it is.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealLearning
{
    public const string Name = "real learning";

    /// <summary>Learns with five goals of examination, in a folder of its own below a place, and reads what it says of itself.</summary>
    internal static async Task<Learned> LearnAsync(Scratch place, string runs, params string[] words)
    {
        RealProgram ran = await RealProgram.RunInAsync(place, ["learn", "reach", "--goals", "5", "--json", "--runs", runs, .. words]);
        Assert.True(ran.ExitCode == 0, string.Join('\n', ran.Errors));
        using JsonDocument json = JsonDocument.Parse(Assert.Single(ran.Output));
        string run = json.RootElement.GetProperty("run").GetString()!;
        CheckpointLoad load = CheckpointLoader.Load(Path.Combine(place.Path, run), null);
        Assert.True(load.IsGood, load.Trouble?.Sentence);
        return new(run, json.RootElement.GetProperty("weightsSha256").GetString()!, Convert.ToHexString(load.Payload.Span), json.RootElement.Clone());
    }

    /// <summary>The one run below a folder.</summary>
    internal static string OnlyRun(Scratch place) => Assert.Single(Directory.GetDirectories(place.File("runs")));

    /// <summary>What run.json says.</summary>
    internal static string State(string run)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run, "run.json")));
        return json.RootElement.GetProperty("state").GetString()!;
    }

    /// <summary>Waits until a run has its first checkpoint; the folder of the run.</summary>
    internal static async Task<string> FirstCheckpointAsync(Process process, Scratch place)
    {
        while (true)
        {
            string[] found = Directory.Exists(place.File("runs"))
                ? Directory.GetFiles(place.File("runs"), "current.ckpt", SearchOption.AllDirectories)
                : [];
            if (found.Length > 0)
            {
                return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(found[0])!, ".."));
            }

            Assert.False(process.HasExited, "the program ended before its first checkpoint");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}

/// <summary>What a run that ended well says of itself.</summary>
/// <param name="Run">Its folder, as it wrote it.</param>
/// <param name="Weights">Hash of what was learned.</param>
/// <param name="Payload">The last checkpoint's image, in hexadecimal digits.</param>
/// <param name="Json">All it said.</param>
internal sealed record Learned(string Run, string Weights, string Payload, JsonElement Json);
