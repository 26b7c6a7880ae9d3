using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ArmController.Tests.Program;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>A chip that did not ask for real time missed 412 of 13,268 ticks, and a service on it never armed.</summary>
[Trait("Reproduction", "7")]
[SupportedOSPlatform("linux")]
public sealed class ChipInTimeTests : IDisposable
{
    private const int Fifo = 1;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Scratch scratch = new();

    [Fact]
    public async Task A_chip_asks_for_real_time_and_says_when_it_gets_none()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        if (!await IsFifoAsync(chip.Process))
        {
            string? said = await chip.Process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(Longest, TestContext.Current.CancellationToken);
            Assert.StartsWith("warning: SCHED_FIFO was refused", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Refused_it_says_so_and_answers_all_the_same()
    {
        // setpriv takes the right away even from root; where that is not allowed there is none to take.
        using Process chip = Process.Start(new ProcessStartInfo(
            "bash",
            ["-c", "ulimit -r 0; exec setpriv --bounding-set -sys_nice --inh-caps -sys_nice \"$0\" sim chip --socket chip 2>said", RealProgram.File])
        {
            WorkingDirectory = scratch.Path,
        })!;
        string said = await SaidAsync(chip);
        chip.Kill();
        await chip.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("warning: SCHED_FIFO was refused", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_priority_0_it_asks_for_nothing()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch, "--priority", "0");
        chip.Drive();
        await chip.UntilAsync(on: true);
        Assert.False(await IsFifoAsync(chip.Process, patient: false));
    }

    public void Dispose() => scratch.Dispose();

    private async Task<string> SaidAsync(Process chip)
    {
        string said = "";
        for (Stopwatch clock = Stopwatch.StartNew(); clock.Elapsed < Longest && !chip.HasExited
            && !said.Contains("refused", StringComparison.Ordinal);)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            said = File.Exists(scratch.File("said")) ? await File.ReadAllTextAsync(scratch.File("said"), TestContext.Current.CancellationToken) : "";
        }

        return said;
    }

    // Asked just after it has said that it answers: it may take a moment.
    private static async Task<bool> IsFifoAsync(Process process, bool patient = true)
    {
        for (int tried = 0; tried < (patient ? 100 : 1); tried++)
        {
            if (Directory.GetDirectories($"/proc/{process.Id}/task").Any(task => Policy(task) == Fifo))
            {
                return true;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return false;
    }

    // proc(5): field 41 of stat; the second one, the name, may hold blanks.
    private static int Policy(string task)
    {
        string stat = File.ReadAllText(Path.Combine(task, "stat"));
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[41 - 3], CultureInfo.InvariantCulture);
    }
}
