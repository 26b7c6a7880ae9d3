using System.Runtime.Versioning;
using ArmController.Tests.Fuzz.Targets;
using Xunit;

namespace ArmController.Tests.Fuzz;

/// <summary>
/// Whatever bytes come in: an answer, in bounded time and memory, and never an exception. ARMCTL_FUZZ_SECONDS lengthens the search.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class FuzzTests
{
    private static readonly Dictionary<string, Func<IFuzzTarget>> Targets = new()
    {
        [ArmFilesTarget.Called] = () => new ArmFilesTarget(),
        [TwinFileTarget.Called] = () => new TwinFileTarget(),
        [RunRecordTarget.Called] = () => new RunRecordTarget(),
        [CheckpointFileTarget.Called] = () => new CheckpointFileTarget(),
        [LearnImageTarget.Called] = () => new LearnImageTarget(),
        [StateReaderTarget.Called] = () => new StateReaderTarget(),
        [ChipTarget.Called] = () => new ChipTarget(),
        [BusAnswersTarget.Called] = () => new BusAnswersTarget(),
        [CommandLineTarget.Called] = () => new CommandLineTarget(),
        [SocketLinesTarget.Called] = () => new SocketLinesTarget(),
    };

    public static TheoryData<string> Names => [.. Targets.Keys];

    public static TheoryData<string> Kept => [.. FuzzCorpus.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_and_mutated_input_is_survived(string name)
    {
        using IFuzzTarget target = Targets[name]();
        FuzzRun run = new(target, FuzzSettings.Seed);

        run.Run(FuzzSettings.Time);

        string figures =
            $"{name}: {run.Inputs:#,0} inputs in {run.Elapsed.TotalSeconds:0.0} s, {run.Inputs / run.Elapsed.TotalSeconds:#,0} a second, "
            + $"{run.Accepted:#,0} accepted, {run.Answers} kinds of answer, slowest {run.Slowest.TotalSeconds:0.000} s, "
            + $"{run.Findings.Count} findings, seed {FuzzSettings.Seed}";
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        File.WriteAllText(Path.Combine(FuzzSettings.Findings, $"{name}.figures"), figures + "\n");
        Assert.True(run.Findings.Count == 0, $"{figures}\n{string.Join("\n\n", run.Findings.Select(finding => $"{finding.File}: {finding.What}"))}");
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_was_found_once_stays_survived(string file)
    {
        using IFuzzTarget target = Targets[Path.GetDirectoryName(file)!]();

        string? wrong = FuzzRun.Judge(target, FuzzCorpus.Read(file), out _, out TimeSpan took);

        Assert.True(wrong is null, wrong);
        Assert.True(took < TimeSpan.FromSeconds(30), $"took {took.TotalSeconds:0} s");
    }
}
