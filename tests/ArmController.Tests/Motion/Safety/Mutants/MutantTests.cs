using Xunit;

namespace ArmController.Tests.Motion.Safety.Mutants;

/// <summary>
/// Do the tests of the limiter find bugs, and does the monitor, which sees nothing but counts? Each mutant is compiled and tried.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261124;

    [Fact]
    public void Properties_find_every_deliberate_bug_and_the_monitor_alone_nearly_all()
    {
        MutantFate sound = MutantForge.Try(null, Seed);
        output.WriteLine($"the room as it is: {sound}");
        Mutant[] all = LimiterMutants.All;
        MutantFate[] fates = new MutantFate[all.Length];
        Parallel.For(0, all.Length, i => fates[i] = MutantForge.Try(all[i], Seed));
        string[] table = [.. all.Select((mutant, i) => $"{mutant.Name,-52} {mutant.File,-17} {fates[i].Property ?? "SURVIVES",-44} {(fates[i].ByMonitor ? "refuses" : "-")}")];
        foreach (string row in table)
        {
            output.WriteLine(row);
        }

        output.WriteLine($"seed {Seed}: properties {fates.Count(fate => fate.Property is not null)} of {all.Length}, monitor alone {fates.Count(fate => fate.ByMonitor)} of {all.Length}");
        Assert.Equal(new MutantFate(null, false), sound);
        Assert.All(all.Zip(fates), pair => Assert.True(pair.Second.Property is not null, $"'{pair.First.Name}' survives"));
        Assert.True(fates.Count(fate => fate.ByMonitor) * 40 >= all.Length * 35, string.Join('\n', table));
    }
}
