using ArmController.Tests.Motion.Safety.Trials;
using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>
/// Do the tests of what is safe find bugs, and does the monitor, which sees nothing but counts? Each mutant is compiled and tried.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261124;

    [Fact]
    public void Properties_find_every_deliberate_bug_and_the_monitor_alone_nearly_all()
    {
        (int byMonitor, string[] table) = TryAll(typeof(LimiterTrial), LimiterMutants.All, "deliberate bug");
        Assert.True(byMonitor * 40 >= LimiterMutants.All.Length * 35, $"the monitor alone finds only {byMonitor} of {LimiterMutants.All.Length}");
        Compare("mutants.txt", table);
    }

    [Fact]
    public void Properties_find_every_deliberate_bug_in_limits_shield_and_modes()
    {
        string[] limits = TryAll(typeof(LimitsTrial), LimitsMutants.All, "in changes of limits").Table;
        string[] shield = TryAll(typeof(ShieldTrial), ShieldMutants.All, "in the Cartesian shield").Table;
        string[] modes = TryAll(typeof(ModeTrial), ModeMutants.All, "in the machine of modes").Table;
        Compare("mutants-limits-shield-modes.txt", [.. limits, "", .. shield, "", .. modes]);
    }

    /// <summary>
    /// A shield that lets everything through does not get the arm into the table: the other algorithm, behind the same door,
    /// does not write that frame.
    /// </summary>
    [Fact]
    public void Behind_a_broken_shield_the_monitor_stops_the_arm_before_the_frame_is_written()
    {
        object?[] whole = MutantForge.Ask(null, typeof(BrokenShieldTrial), [nameof(BrokenShieldTrial.Lower)], Seed);
        Assert.Equal("Ok, Good, Armed, written, driven", Assert.Single(whole));
        foreach (string name in (string[])["table not watched", "quick look always content"])
        {
            Mutant broken = ShieldMutants.All.Single(mutant => mutant.Name == name);
            object?[] answers = MutantForge.Ask(broken, typeof(BrokenShieldTrial), [nameof(BrokenShieldTrial.Lower)], Seed);
            Assert.Equal("MonitorRefused, Table, Tripped, not written, let go", Assert.Single(answers));
        }
    }

    private (int ByMonitor, string[] Table) TryAll(Type trial, Mutant[] all, string heading)
    {
        MutantFate sound = MutantForge.Try(null, trial, Seed);
        MutantFate[] fates = new MutantFate[all.Length];
        Parallel.For(0, all.Length, i => fates[i] = MutantForge.Try(all[i], trial, Seed));
        int byProperties = fates.Count(fate => fate.Property is not null);
        int byMonitor = fates.Count(fate => fate.ByMonitor);
        bool isLimiter = trial == typeof(LimiterTrial);
        int file = isLimiter ? 17 : 18;
        int property = isLimiter ? 58 : 74;
        bool monitored = trial.GetMethod(nameof(LimiterTrial.MonitorObjects)) is not null;
        string Row(string name, string where, string what, string monitor) =>
            $"{name,-48} {where.PadRight(file)} {what.PadRight(property)} {(monitored ? monitor : "")}".TrimEnd();
        string[] table =
        [
            Row(heading, "made in", "first property it breaks", "monitor alone"),
            .. all.Select((mutant, i) => Row(mutant.Name, mutant.File, fates[i].Property ?? "SURVIVES", fates[i].ByMonitor ? "refuses" : "-")),
            $"seed {Seed}: properties {byProperties} of {all.Length}" + (monitored ? $", monitor alone {byMonitor} of {all.Length}" : ""),
        ];
        Array.ForEach(table, output.WriteLine);
        Assert.Equal(new MutantFate(null, false), sound);
        return (byMonitor, table);
    }

    // Published; `.ci/regolden` writes it anew.
    private static void Compare(string file, string[] table)
    {
        string published = Path.Combine(ProductTree.Root, "tests", "golden", file);
        if (Environment.GetEnvironmentVariable("ARMCTL_REGOLDEN") == "1")
        {
            File.WriteAllLines(published, table);
        }

        Assert.All(table, line => Assert.DoesNotContain("SURVIVES", line, StringComparison.Ordinal));
        Assert.Equal(File.ReadAllLines(published), table);
    }
}
