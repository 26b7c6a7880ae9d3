using System.Runtime.Versioning;
using ArmController.Tests.Fuzz;
using Xunit;

namespace ArmController.Campaigns.Fuzz;

/// <summary>
/// Whatever bytes come in: an answer, in bounded time and memory, and never an exception. ARMCTL_FUZZ_SECONDS lengthens the search.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class FuzzTests
{
    public static TheoryData<string> Names => [.. FuzzTargets.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_and_mutated_input_is_survived(string name) => FuzzTargets.Survive(name, FuzzSettings.Time);
}
