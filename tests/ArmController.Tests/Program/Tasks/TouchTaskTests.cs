using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Exams;
using ArmController.Training.Learn;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Tasks;

/// <summary>One class makes a task: the ordinary learning run teaches it, keeps it, resumes it, examines it and reports it.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class TouchTaskTests : IDisposable
{
    private static readonly TaskCatalogue Catalogue = new([.. TaskCatalogue.Shipped.All, TaskEntry.Of(new TouchTask())]);

    private readonly Scratch place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void A_task_of_one_class_learns_is_kept_and_is_compared(string name)
    {
        RigPlan plan = Plan(name);
        JsonElement result = Learn(plan, null, minutes: 2);

        Assert.Equal("touch", result.GetProperty("task").GetString());
        Assert.Equal(0, result.GetProperty("violations").GetInt64());
        Assert.Equal(0, result.GetProperty("allocatedBytes").GetInt64());
        double learned = Low(result.GetProperty("success"));
        double still = High(result.GetProperty("baselines").GetProperty("holdStill"));
        double ignorant = High(result.GetProperty("baselines").GetProperty("ignorant"));
        Assert.True(learned > 0.5 && learned > still && learned > ignorant, $"{learned} against {still} and {ignorant}");
        Assert.Equal(["joint angles"], result.GetProperty("oracles").EnumerateArray().Select(oracle => oracle.GetString()));

        string run = result.GetProperty("run").GetString()!;
        Assert.Contains("-touch-", Path.GetFileName(run), StringComparison.Ordinal);
        using JsonDocument episode = JsonDocument.Parse(File.ReadLines(Path.Combine(run, "episodes.jsonl")).First());
        Assert.InRange(episode.RootElement.GetProperty("goalThing").GetInt32(), 1, 3);

        // The checkpoint names the task, and the run goes on from it as if it had never stopped.
        Assert.True(LearnOrigins.Read(run, plan.Arm).TryGet(out LearnOrigin? origin));
        Assert.Equal("touch", origin.Head.Task);
        Assert.True(ImageTryout.Fits(plan, origin));
        string straight = Learn(plan, null, minutes: 2.5).GetProperty("weightsSha256").GetString()!;
        Assert.Equal(straight, Learn(plan, origin, minutes: 0.5).GetProperty("weightsSha256").GetString());
    }

    [Fact]
    public void Another_tasks_learner_cannot_be_taken_for_it()
    {
        RigPlan plan = Plan("desk4");
        string run = Learn(plan, null, minutes: 0.1).GetProperty("run").GetString()!;
        Assert.True(LearnOrigins.Read(run, plan.Arm).TryGet(out LearnOrigin? origin));
        Assert.False(ImageTryout.Fits(plan with { Task = plan.Arm.Reach() }, origin));
    }

    [Fact]
    public void An_arm_offers_what_its_file_has_a_section_for_and_says_so_in_one_sentence()
    {
        ArmConfiguration arm = Plan("desk4").Arm;
        Assert.Equal([.. TaskCatalogue.Shipped.Names, "touch"], arm.Tasks.Select(task => task.Name));
        Assert.True(arm.Offer("touch").TryGet(out ITask? touch));
        Assert.IsType<TouchTask>(touch);
        Trouble fault = Assert.Single(arm.Offer("pick").Faults);
        Assert.Equal("this arm does not offer the task 'pick': the file has no section for it", fault.Cause);
        Assert.EndsWith("arm.json", fault.Where, StringComparison.Ordinal);
    }

    private static RigPlan Plan(string name)
    {
        ArmSource source = ShippedArms.Load(name).Source;
        Assert.True(ArmReader.Read(name, source, Catalogue).TryGet(out ArmConfiguration? arm));
        Assert.True(arm.Offer("touch").TryGet(out ITask? touch));
        return new RigPlan(arm, TwinPerturbation.None, LearnerKind.QUrdf, 1) { Task = touch };
    }

    private static double Low(JsonElement success) => success.GetProperty("touched").GetProperty("low").GetDouble();

    private static double High(JsonElement success) => success.GetProperty("touched").GetProperty("high").GetDouble();

    private JsonElement Learn(RigPlan plan, LearnOrigin? origin, double minutes)
    {
        TimeSpan never = TimeSpan.FromHours(1);
        ExamQuestions questions = new(60, ExamQuestions.DefaultGoalSeed);
        LearnRequest request = new(plan, null, minutes, questions, place.Path, never, never, false, null, origin, ["learn", "touch"]);
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode code = new LearnCommand(request, new Terminal(output, errors, isPlain: true, isVerbose: true), json: true).Run();
        Assert.True(code == ExitCode.Done, errors.ToString());
        using JsonDocument document = JsonDocument.Parse(output.ToString());
        return document.RootElement.Clone();
    }
}
