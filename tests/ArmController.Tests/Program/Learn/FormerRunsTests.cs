using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Simulator.World;
using ArmController.Tests.Rooms;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>Runs of an older program, kept in tests/fixtures: what is on people's disks stays readable, and means what it meant.</summary>
public sealed class FormerRunsTests : IDisposable
{
    private const string Desk = "reach-desk4";
    private const string So101 = "reach-so101";

    private readonly Scratch place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData(Desk, false)]
    [InlineData(So101, true)]
    public void A_checkpoint_that_names_no_task_is_of_the_eldest(string name, bool isChecked)
    {
        LearnOrigin origin = Origin(name, out ArmConfiguration arm);
        Assert.Equal(isChecked ? 3 : 2, new StateReader(origin.Payload).ReadInt());
        Assert.Equal((TaskCatalogue.Shipped.Eldest, 3ul, 600L), (origin.Head.Task, origin.Head.Seed, origin.Head.Ticks));
        Assert.Equal(isChecked, origin.Head.Checks is not null);
        Assert.Equal([TaskCatalogue.Shipped.Eldest], arm.Tasks.Select(task => task.Name));
        RigPlan plan = new(arm, origin.Head.Twin, origin.Head.Learner, origin.Head.Seed);
        Assert.True(ImageTryout.Fits(plan, origin));
        Assert.True(ImageTryout.Fits(plan, origin with { Exactly = false }));
    }

    // What the program that wrote them said of them, and what became of them when it went on for 0.1 minutes. so101 had 0.75 while goals were
    // asked that the shield forbids.
    [Theory]
    [InlineData(Desk, 0.95, "870acedd479d3d0d148b885725a1dee6fc863aee28321340d2bd841ebb998867")]
    [InlineData(So101, 0.8, "ef0031ef04047423b86606d6294fd4e45a256a6cd4e1fd8b9fa70c27f9db1932")]
    public async Task It_scores_what_it_scored(string name, double within5mm, string weights)
    {
        JsonElement result = await RunAsync("eval", Copy(name, "run"), "--goals", "20", "--json");
        Assert.Equal(within5mm, result.GetProperty("success").GetProperty("5mm").GetProperty("mean").GetDouble());
        Assert.Equal((weights, "reach"), (result.GetProperty("weightsSha256").GetString(), result.GetProperty("task").GetString()));
    }

    [Theory]
    [InlineData(Desk, "9ebad80683fc72c8492c24b4d927c0a70feb7ea513b3228eac3b4daa1711a60c")]
    [InlineData(So101, "cde1f9ac5a423c5047a6455fd90b11adda66bf88183cd29ffed6ac3a0c5884fb")]
    public async Task Learning_goes_on_as_if_it_had_never_stopped(string name, string weights)
    {
        JsonElement result = await RunAsync("learn", "reach", "--from", Copy(name, "run"), "--minutes", "0.1", "--goals", "20", "--json");
        Assert.Equal(weights, result.GetProperty("weightsSha256").GetString());
        Assert.Equal(name == So101, result.TryGetProperty("checks", out JsonElement checks) && checks.GetProperty("made").GetInt32() == 3);
    }

    [Fact]
    public void A_service_goes_on_with_such_a_run()
    {
        LearnOrigin origin = Origin(Desk, out ArmConfiguration arm);
        Copy(Desk, Path.Combine("runs", "former"));
        File.WriteAllText(place.File("current-run"), "former");
        RigPlan plan = new(arm, TwinPerturbation.None, origin.Head.Learner, 1);
        KeepingTimes seldom = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        using LearnSession session = new(plan, arm.Description.Chain, place.Path, seldom, TimeProvider.System, _ => { });
        Assert.True(session is { HasRun: true, Note: "" }, session.Note);
        Assert.Equal(600, session.EarlierTicks);
        StateReader reader = new(origin.Payload);
        LearnImage.ReadHead(ref reader);
        byte[] learned = SavedState.Of(session.Agent.SaveLearned);
        Assert.Equal(learned, origin.Payload.AsSpan(origin.Payload.Length - reader.Remaining, learned.Length).ToArray());
    }

    private static LearnOrigin Origin(string name, out ArmConfiguration arm)
    {
        string folder = Path.Combine(ProductTree.Root, "tests", "fixtures", name);
        Assert.True(ArmReader.Read(Path.Combine(folder, "config")).TryGet(out ArmConfiguration? read));
        arm = read;
        Assert.True(LearnOrigins.Read(folder, arm).TryGet(out LearnOrigin? origin));
        return origin;
    }

    private string Copy(string name, string to)
    {
        string folder = Path.Combine(ProductTree.Root, "tests", "fixtures", name);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(place.Path, to, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return place.File(to);
    }

    private async Task<JsonElement> RunAsync(params string[] words)
    {
        RealProgram program = await RealProgram.RunInAsync(place, words);
        Assert.True(program.ExitCode == 0, string.Join('\n', program.Errors));
        using JsonDocument document = JsonDocument.Parse(Assert.Single(program.Output));
        return document.RootElement.Clone();
    }
}
