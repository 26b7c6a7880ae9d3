using System.Runtime.Versioning;
using ArmController.Tests.Fuzz.Targets;
using Xunit;

namespace ArmController.Tests.Fuzz;

/// <summary>All that is fuzzed, by name.</summary>
[SupportedOSPlatform("linux")]
internal static class FuzzTargets
{
    private static readonly Dictionary<string, Func<IFuzzTarget>> All = new()
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

    public static IEnumerable<string> Names => All.Keys;

    public static IFuzzTarget Make(string name) => All[name]();

    /// <summary>Fuzzes one for a while; fails with what was found.</summary>
    public static void Survive(string name, TimeSpan time)
    {
        using IFuzzTarget target = Make(name);
        FuzzRun run = new(target, FuzzSettings.Seed);

        run.Run(time);

        string figures =
            $"{name}: {run.Inputs:#,0} inputs in {run.Elapsed.TotalSeconds:0.0} s, {run.Inputs / run.Elapsed.TotalSeconds:#,0} a second, "
            + $"{run.Accepted:#,0} accepted, {run.Answers} kinds of answer, slowest {run.Slowest.TotalSeconds:0.000} s, "
            + $"{run.Findings.Count} findings, seed {FuzzSettings.Seed}";
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        File.WriteAllText(Path.Combine(FuzzSettings.Findings, $"{name}.figures"), figures + "\n");
        Assert.True(run.Findings.Count == 0, $"{figures}\n{string.Join("\n\n", run.Findings.Select(finding => $"{finding.File}: {finding.What}"))}");
    }
}
