using ArmController.Tests.Program.Configuration;
using Xunit;

namespace ArmController.Tests.Program.Learn;

public sealed class LearnWordsTests
{
    [Theory]
    [InlineData("--target 101 is not a number in range; write one from 0 to 100.", "learn", "reach", "--target", "101")]
    [InlineData("--seed -1 is not a whole number in range; write one from 0 to 2147483647.", "learn", "reach", "--seed", "-1")]
    [InlineData("--minutes abc is not a number in range; write one from 0.001 to 100000.", "learn", "reach", "--minutes", "abc")]
    [InlineData("--check-minutes -1 is not a number in range; write one from 0 to 100000.", "learn", "reach", "--check-minutes", "-1")]
    [InlineData(
        "--check-mark 101 is not a number in range; write one from 0 to 100.", "learn", "reach", "--check-minutes", "1", "--check-mark", "101")]
    [InlineData("--check-mark is said of a run without checks; say how often with --check-minutes M.", "learn", "reach", "--check-mark", "80")]
    [InlineData(
        "--check-mark is said of a run without checks; say how often with --check-minutes M.", "learn", "reach", "--check-minutes", "0",
        "--check-mark", "80")]
    [InlineData(
        "--weights-only is said and nothing to take them from; name a run with --from RUN, or leave --weights-only out.", "learn", "reach",
        "--weights-only")]
    [InlineData("'lern' is not known here; did you mean learn?", "lern", "reach")]
    [InlineData("there is no option '--mintes'; did you mean --minutes?", "learn", "reach", "--mintes", "5")]
    [InlineData("the task 'reach' is named twice; name each task once.", "learn", "reach", "reach")]
    [InlineData("the task 'reach' is named twice; name each task once.", "learn", "reach", "--seed", "2", "reach", "reach")]
    [InlineData("there is no task 'raech'; did you mean reach?", "learn", "reach", "raech")]
    [InlineData("required argument 'task' missing for command: 'learn'; see armctl learn --help.", "learn")]
    public async Task Words_that_make_no_sense_are_one_sentence_and_2(string sentence, params string[] words)
    {
        RealProgram ran = await RealProgram.RunAsync(words);

        Assert.Equal(2, ran.ExitCode);
        Assert.Equal($"armctl: E-USE-01 {sentence}", Assert.Single(ran.Errors));
        Assert.Empty(ran.Output);
        Assert.Empty(ran.Written);
    }

    [Theory]
    [InlineData("learn", "reach", "--from", "")]
    [InlineData("eval", "")]
    public async Task An_empty_place_to_start_from_is_one_sentence_and_78(params string[] words)
    {
        RealProgram ran = await RealProgram.RunAsync(words);

        Assert.Equal(78, ran.ExitCode);
        Assert.Equal(
            "armctl: E-CKP-01 '': no place is named; name a checkpoint, a run's folder or its folder of checkpoints.", Assert.Single(ran.Errors));
        Assert.Empty(ran.Output);
        Assert.Empty(ran.Written);
    }

    [Fact]
    public async Task Servos_without_any_lag_can_be_learned_on()
    {
        using Scratch place = new();
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"tauMs\": 70", "\"tauMs\": 0");
        arm.Spoil("arm.json", "\"lagMs\": 50, \"secondLagMs\": 25", "\"lagMs\": 0, \"secondLagMs\": 0");

        Learned run = await RealLearning.LearnAsync(place, "runs", "--arm", arm.Folder, "--minutes", "0.2");

        Assert.Equal(0, run.Json.GetProperty("violations").GetInt64());
    }

    [Fact]
    public async Task A_target_that_is_missed_exits_with_4_after_the_report()
    {
        using Scratch place = new();
        RealProgram ran = await RealProgram.RunInAsync(
            place, "learn", "reach", "--minutes", "0.01", "--goals", "20", "--target", "100", "--json", "--jacobian", "none", "--learner", "q");

        Assert.Equal(4, ran.ExitCode);
        Assert.StartsWith("{\"run\":", Assert.Single(ran.Output), StringComparison.Ordinal);
        Assert.StartsWith("armctl: E-LRN-01 ", ran.Errors[^1], StringComparison.Ordinal);
        Assert.Equal("done", RealLearning.State(RealLearning.OnlyRun(place)));
    }
}
