using System.Runtime.Versioning;
using Xunit;

namespace ArmController.Tests.Fuzz;

/// <summary>Whatever bytes come in: an answer, in bounded time and memory, and never an exception. The campaigns search for longer.</summary>
[SupportedOSPlatform("linux")]
public sealed class FuzzTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.2);

    public static TheoryData<string> Names => [.. FuzzTargets.Names];

    public static TheoryData<string> Kept => [.. FuzzCorpus.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_and_mutated_input_is_survived(string name) => FuzzTargets.Survive(name, Short);

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_was_found_once_stays_survived(string file)
    {
        using IFuzzTarget target = FuzzTargets.Make(Path.GetDirectoryName(file)!);

        string? wrong = FuzzRun.Judge(target, FuzzCorpus.Read(file), out _, out TimeSpan took);

        Assert.True(wrong is null, wrong);
        Assert.True(took < TimeSpan.FromSeconds(30), $"took {took.TotalSeconds:0} s");
    }
}
