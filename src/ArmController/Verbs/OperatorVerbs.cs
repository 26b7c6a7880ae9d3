using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ArmController.Service;
using ArmController.Service.Words;
using ArmController.Tasks;

namespace ArmController.Verbs;

/// <summary>What an operator says to a running service: arm, disarm, stop, reset, and learn start, pause, resume.</summary>
internal static class OperatorVerbs
{
    private static readonly TimeSpan ResetTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PressTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SwitchOnTime = TimeSpan.FromSeconds(35);

    private static readonly Option<bool> Confirmed = new("--pose-confirmed")
    {
        Description = "I have looked: the arm rests in its park pose.",
    };

    private static readonly Option<bool> Now = new("--now") { Description = "Outputs off at once, wherever the arm is. It may fall." };

    /// <summary>Switches the joints on.</summary>
    public static Verb Arm()
    {
        Verb verb = new("arm", "Switches a running service's arm on, joint by joint; it then holds.", "armctl arm", "armctl arm --pose-confirmed")
        {
            Confirmed, ServiceOptions.Runtime
        };
        verb.Does((words, terminal) => Guard(terminal, () => SwitchOn(words, terminal)));
        return verb;
    }

    /// <summary>Parks and lets go.</summary>
    public static Verb Disarm() => Simple("disarm", "Moves a running service's arm to its park pose, then lets go.", new(ControlVerb.Disarm));

    /// <summary>Stops, latched.</summary>
    public static Verb Stop()
    {
        Verb verb = new("stop", "Stops a running service's arm and holds it; with --now all outputs go off.", "armctl stop", "armctl stop --now")
        {
            Now, ServiceOptions.Runtime
        };
        verb.Does((words, terminal) => Guard(terminal, () => Say(words, terminal, new(words.GetValue(Now) ? ControlVerb.Off : ControlVerb.Stop))));
        return verb;
    }

    /// <summary>Clears what has latched.</summary>
    public static Verb Reset()
    {
        Verb verb = new(
            "reset",
            "Clears a fault or an emergency stop that was seen to, and opens a lost bus anew; it never moves the arm.",
            "armctl reset") { ServiceOptions.Runtime };
        verb.Does((words, terminal) => Guard(terminal, () => LeadBack(words, terminal)));
        return verb;
    }

    /// <summary>The words that follow learn.</summary>
    public static IEnumerable<Verb> Learning()
    {
        Argument<TaskEntry[]> tasks = SharedArguments.Tasks(atLeast: 1);
        Verb start = new("start", "Begins a new run in a running service; it goes on when nobody watches.", "armctl learn start reach")
        {
            tasks, ServiceOptions.Runtime
        };
        start.Does((words, terminal) => Guard(
            terminal, () => Say(words, terminal, new(ControlVerb.LearnStart, Task: words.GetValue(tasks)!.Single().Name))));
        yield return start;
        yield return Simple("pause", "Stops and holds; what was learned is kept.", new(ControlVerb.LearnPause), "armctl learn pause");
        yield return Simple("resume", "Goes on learning in the newest run.", new(ControlVerb.LearnResume), "armctl learn resume");
    }

    /// <summary>Runs something that asks a service.</summary>
    internal static ExitCode Guard(Terminal terminal, Func<ExitCode> asks)
    {
        try
        {
            return asks();
        }
        catch (IOException fault) when (fault.Message.Contains(';', StringComparison.Ordinal))
        {
            int split = fault.Message.LastIndexOf(';');
            string remedy = fault.Message[(split + 1)..].Trim().TrimEnd('.');
            return terminal.Fail(fault is ServiceRefusal refusal ? refusal.Code : "E-SVC-04", fault.Message[..split], remedy, ExitCode.Hardware);
        }
    }

    private static Verb Simple(string name, string description, ControlWord word, string? example = null)
    {
        Verb verb = new(name, description, example ?? $"armctl {name}") { ServiceOptions.Runtime };
        verb.Does((words, terminal) => Guard(terminal, () => Say(words, terminal, word)));
        return verb;
    }

    private static ExitCode Say(ParseResult words, Terminal terminal, ControlWord word) => Report(terminal, Ask(words, word));

    private static string Ask(ParseResult words, ControlWord word) =>
        ServiceClient.Ask(Path.Combine(words.GetValue(ServiceOptions.Runtime)!, "ctl.sock"), ControlWord.Grammar.Write(word));

    // "ok" means that the word was taken. Whether it led back shows a few ticks later: a cause that is still there latches again.
    private static ExitCode LeadBack(ParseResult words, Terminal terminal)
    {
        string answer = Ask(words, new(ControlVerb.Reset));
        string state = "";
        Stopwatch clock = Stopwatch.StartNew();
        for (; answer.StartsWith("ok", StringComparison.Ordinal) && clock.Elapsed < ResetTime; Thread.Sleep(100))
        {
            using JsonDocument status = Status(words);
            state = status.RootElement.GetProperty("state").GetString()!;
            if (state is not ("faulted" or "eStop"))
            {
                break;
            }
        }

        return state is "faulted" or "eStop"
            ? terminal.Fail("E-ARM-04", $"the arm stays {state}: {Reasons(words)}", "see to it, then: armctl reset", ExitCode.Refused)
            : Report(terminal, answer);
    }

    private static JsonDocument Status(ParseResult words) =>
        JsonDocument.Parse(
            ServiceClient.Ask(Path.Combine(words.GetValue(ServiceOptions.Runtime)!, "view.sock"), ViewGrammar.Lines.Write(ViewWord.Status)));

    private static string Reasons(ParseResult words)
    {
        using JsonDocument status = Status(words);
        return status.RootElement.GetProperty("reasons").GetString()!;
    }

    // "refused E-ARM-02 cause; remedy", or "ok" and perhaps words.
    private static ExitCode Report(Terminal terminal, string answer)
    {
        string[] parts = answer.Split(' ', 3);
        if (parts[0] == "refused" && parts.Length == 3)
        {
            int split = parts[2].LastIndexOf(';');
            return split < 0
                ? terminal.Fail(parts[1], parts[2], "see armctl status", ExitCode.Refused)
                : terminal.Fail(parts[1], parts[2][..split], parts[2][(split + 1)..].Trim(), ExitCode.Refused);
        }

        return terminal.Conclude(answer, $"the service heard it and answered '{answer}'");
    }

    private static ExitCode SwitchOn(ParseResult words, Terminal terminal)
    {
        ExitCode said = Say(words, terminal, new(ControlVerb.Arm, words.GetValue(Confirmed)));
        if (said != ExitCode.Done)
        {
            return said;
        }

        DateTime begun = DateTime.UtcNow;
        while (DateTime.UtcNow < begun + SwitchOnTime)
        {
            Thread.Sleep(100);
            using JsonDocument status = Status(words);
            string state = status.RootElement.GetProperty("state").GetString()!;
            if (state is "holding" or "following")
            {
                return terminal.Conclude($"the arm is {state}", $"the arm is {state}");
            }

            string blockers = status.RootElement.GetProperty("blockers").GetString()!;
            if (state == "disarmed" && blockers is not ("none" or "armSwitch") && DateTime.UtcNow > begun + PressTime)
            {
                return terminal.Fail(
                    "E-ARM-02",
                    $"the switch was pressed, and just then arming was blocked by {blockers}",
                    "see to it, or wait where it passes by itself, then: armctl arm",
                    ExitCode.Refused);
            }

            if (state is "faulted" or "eStop")
            {
                string why = status.RootElement.GetProperty("reasons").GetString()!;
                return terminal.Fail("E-ARM-04", $"the arm is {state}: {why}", "see to it, then: armctl reset", ExitCode.Refused);
            }
        }

        return terminal.Fail("E-ARM-05", "the arm was not switched on in time", "see armctl status", ExitCode.Refused);
    }
}
