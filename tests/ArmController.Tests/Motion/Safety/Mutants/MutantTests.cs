using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Mutants;

/// <summary>
/// Do the tests of the limiter find bugs, and does the monitor, which sees nothing but counts? Each mutant is compiled and tried.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261124;

    // Published; `.ci/regolden` writes it anew.
    private static readonly string Published = Path.Combine(ProductTree.Root, "tests", "golden", "mutants.txt");

    [Fact]
    public void Properties_find_every_deliberate_bug_and_the_monitor_alone_nearly_all()
    {
        MutantFate sound = MutantForge.Try(null, Seed);
        Mutant[] all = LimiterMutants.All;
        MutantFate[] fates = new MutantFate[all.Length];
        Parallel.For(0, all.Length, i => fates[i] = MutantForge.Try(all[i], Seed));
        int byProperties = fates.Count(fate => fate.Property is not null);
        int byMonitor = fates.Count(fate => fate.ByMonitor);
        string[] table =
        [
            $"{"deliberate bug",-48} {"made in",-17} {"first property it breaks",-58} monitor alone",
            .. all.Select((mutant, i) => $"{mutant.Name,-48} {mutant.File,-17} {fates[i].Property ?? "SURVIVES",-58} {(fates[i].ByMonitor ? "refuses" : "-")}"),
            $"seed {Seed}: properties {byProperties} of {all.Length}, monitor alone {byMonitor} of {all.Length}",
        ];
        Array.ForEach(table, output.WriteLine);
        if (Environment.GetEnvironmentVariable("ARMCTL_REGOLDEN") == "1")
        {
            File.WriteAllLines(Published, table);
        }

        Assert.Equal(new MutantFate(null, false), sound);
        Assert.All(all.Zip(fates), pair => Assert.True(pair.Second.Property is not null, $"'{pair.First.Name}' survives"));
        Assert.True(byMonitor * 40 >= all.Length * 35, $"the monitor alone finds only {byMonitor} of {all.Length}");
        Assert.Equal(File.ReadAllLines(Published), table);
    }
}
