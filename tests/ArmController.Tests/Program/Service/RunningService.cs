using System.Diagnostics;
using System.Text.Json;
using ArmController.Service;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>The real program as a service in a process of its own, and its operator.</summary>
internal sealed class RunningService : IDisposable
{
    private const int MostPresses = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    private readonly Scratch scratch;
    private readonly Task<string> said;

    /// <summary>Starts it; more words go behind the usual ones.</summary>
    public RunningService(Scratch scratch, params string[] more)
    {
        this.scratch = scratch;
        Process = RealProgram.StartQuickly(scratch, ["run", "--runtime", Runtime, "--state", State, .. more]);
        said = Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public Process Process { get; }

    public string Runtime => scratch.File("rt");

    public string State => scratch.File("st");

    /// <summary>Says something to it.</summary>
    public Task<RealProgram> SayAsync(params string[] words) => RealProgram.RunInAsync(scratch, [.. words, "--runtime", Runtime]);

    /// <summary>Its state.</summary>
    public async Task<JsonElement> StatusAsync()
    {
        RealProgram status = await SayAsync("status", "--json");
        Assert.True(status.ExitCode == 0, string.Join('\n', status.Errors));
        using JsonDocument document = JsonDocument.Parse(status.Output.Single());
        return document.RootElement.Clone();
    }

    /// <summary>Waits until its state is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> wanted)
    {
        Stopwatch clock = Stopwatch.StartNew();
        JsonElement status = default;
        while (clock.Elapsed < Longest)
        {
            // Not by a program each time: that would be the load it has to keep its time under.
            if (TryAsk(out string answer))
            {
                using JsonDocument document = JsonDocument.Parse(answer);
                status = document.RootElement.Clone();
                if (wanted(status))
                {
                    return status;
                }
            }

            Assert.False(Process.HasExited, Process.HasExited ? $"the service has ended with {Process.ExitCode}: {await said}" : "");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"not in {Longest.TotalSeconds} s: {status}");
    }

    /// <summary>Waits until only the switch is missing, and presses it; again when a late tick of a busy machine has used the press up.</summary>
    public async Task ArmAsync()
    {
        RealProgram armed;
        int tries = 0;
        do
        {
            await UntilAsync(status => status.GetProperty("state").GetString() == "disarmed"
                && status.GetProperty("blockers").GetString() is "none" or "armSwitch");
            armed = await SayAsync("arm");
        }
        while (armed.ExitCode == 3 && armed.Errors.Any(error => error.Contains("just then", StringComparison.Ordinal)) && ++tries < MostPresses);

        Assert.True(armed.ExitCode == 0, string.Join('\n', armed.Errors));
    }

    /// <summary>Brings it to hold, whatever a busy machine does to it on the way: somebody who looks resets and switches on again.</summary>
    public Task<JsonElement> HoldAsync() => DoUntilAsync(status => StateOf(status) == "holding", _ => null);

    /// <summary>Has it learn until its state is as wanted; a learner that a late tick has stopped goes on.</summary>
    public Task<JsonElement> LearnUntilAsync(Func<JsonElement, bool> wanted) => DoUntilAsync(
        status => StateOf(status) == "following" && wanted(status),
        status => StateOf(status) != "holding" ? null : status.GetProperty("run").GetString() == "" ? "learn start reach" : "learn resume");

    /// <summary>Says a line on its control socket; the answer.</summary>
    public string Say(string line) => ServiceClient.Ask(Path.Combine(Runtime, "ctl.sock"), line);

    /// <summary>Sends a signal by its name.</summary>
    public async Task SignalAsync(string name)
    {
        using Process kill = System.Diagnostics.Process.Start("kill", [$"-{name}", $"{Process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end; what it said.</summary>
    public async Task<string> EndAsync()
    {
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Longest, TestContext.Current.CancellationToken);
        return await said;
    }

    private static string? StateOf(JsonElement status) => status.GetProperty("state").GetString();

    private Task<JsonElement> DoUntilAsync(Func<JsonElement, bool> reached, Func<JsonElement, string?> next) => UntilAsync(status =>
    {
        if (reached(status))
        {
            return true;
        }

        string? word = StateOf(status) switch
        {
            "faulted" or "eStop" => "reset",
            "disarmed" when status.GetProperty("blockers").GetString()!.Split(',').All(blocker =>
                blocker is "none" or "poseUnknown" or "uncleanShutdown" or "configHashChanged" or "armSwitch") => "arm pose-confirmed",
            _ => next(status),
        };
        if (word is not null)
        {
            _ = Say(word);
        }

        return false;
    });

    private bool TryAsk(out string answer)
    {
        try
        {
            answer = ServiceClient.Ask(Path.Combine(Runtime, "view.sock"), "status");
            return true;
        }
        catch (IOException)
        {
            answer = "";
            return false;
        }
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}
