using System.CommandLine;
using System.Diagnostics;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Troubles;
using ArmController.Service;
using ArmController.Service.Words;

namespace ArmController.Verbs;

/// <summary>What an operator says to a running service: arm, disarm, stop, reset, and learn start, pause, resume, recall.</summary>
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
        verb.Does(SwitchOn);
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
        verb.Does((words, terminal) => Say(words, terminal, new(words.GetValue(Now) ? ControlVerb.Off : ControlVerb.Stop)));
        return verb;
    }

    /// <summary>Clears what has latched.</summary>
    public static Verb Reset()
    {
        Verb verb = new(
            "reset",
            "Clears a fault or an emergency stop that was seen to, and opens a lost bus anew; it never moves the arm.",
            "armctl reset") { ServiceOptions.Runtime };
        verb.Does(LeadBack);
        return verb;
    }

    /// <summary>The words that follow learn.</summary>
    public static IEnumerable<Verb> Learning()
    {
        Argument<TaskEntry[]> tasks = SharedArguments.Tasks(atLeast: 1);
        string example = $"armctl learn start {TaskCatalogue.Shipped.Eldest}";
        Verb start = new("start", "Begins a new run in a running service; it goes on when nobody watches.", example)
        {
            tasks,
            ServiceOptions.Runtime,
        };
        start.Does((words, terminal) => Say(words, terminal, new(ControlVerb.LearnStart, Task: words.GetValue(tasks)!.Single().Name)));
        yield return start;
        yield return Simple("pause", "Stops and holds; what was learned is kept.", new(ControlVerb.LearnPause), "armctl learn pause");
        yield return Simple("resume", "Goes on learning in the newest run.", new(ControlVerb.LearnResume), "armctl learn resume");
        yield return Simple("recall", "Goes back to the best of the newest run.", new(ControlVerb.LearnRecall), "armctl learn recall");
    }

    private static Verb Simple(string name, string description, ControlWord word, string? example = null)
    {
        Verb verb = new(name, description, example ?? $"armctl {name}") { ServiceOptions.Runtime };
        verb.Does((words, terminal) => Say(words, terminal, word));
        return verb;
    }

    private static ExitCode Say(ParseResult words, Terminal terminal, ControlWord word) => Report(terminal, Ask(words, word));

    private static Answer Ask(ParseResult words, ControlWord word) => ServiceClient.Ask(Socket(words, "ctl.sock"), word);

    private static string Socket(ParseResult words, string name) => Path.Combine(words.GetValue(ServiceOptions.Runtime)!, name);

    // "ok" means that the word was taken. Whether it led back shows a few ticks later: a cause that is still there latches again.
    private static ExitCode LeadBack(ParseResult words, Terminal terminal)
    {
        Answer answer = Ask(words, new(ControlVerb.Reset));
        ShownState shown = new("", "", "");
        for (Stopwatch clock = Stopwatch.StartNew(); answer.Refusal is null && clock.Elapsed < ResetTime; Thread.Sleep(100))
        {
            shown = Status(words);
            if (!shown.IsLatched)
            {
                break;
            }
        }

        return shown.IsLatched
            ? terminal.Fail("E-ARM-04", $"the arm stays {shown.State}: {shown.Reasons}", "see to it, then: armctl reset", ExitCode.Refused)
            : Report(terminal, answer);
    }

    private static ShownState Status(ParseResult words) => ServiceClient.AskStatus(Socket(words, "view.sock"), status =>
    {
        string Word(string name) => status.GetProperty(name).GetString()!;
        return new ShownState(Word("state"), Word("reasons"), Word("blockers"));
    });

    private static ExitCode Report(Terminal terminal, Answer answer) => answer.Refusal is { } refusal
        ? terminal.Fail(refusal, ExitCode.Refused)
        : terminal.Conclude(answer.Said, $"the service heard it and answered '{answer.Said}'");

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
            ShownState shown = Status(words);
            if (shown.State is "holding" or "following")
            {
                return terminal.Conclude($"the arm is {shown.State}", $"the arm is {shown.State}");
            }

            if (shown is { State: "disarmed", Blockers: not ("none" or "armSwitch") } && DateTime.UtcNow > begun + PressTime)
            {
                return terminal.Fail(
                    "E-ARM-02",
                    $"the switch was pressed, and just then arming was blocked by {shown.Blockers}",
                    "see to it, or wait where it passes by itself, then: armctl arm",
                    ExitCode.Refused);
            }

            if (shown.IsLatched)
            {
                return terminal.Fail("E-ARM-04", $"the arm is {shown.State}: {shown.Reasons}", "see to it, then: armctl reset", ExitCode.Refused);
            }
        }

        return terminal.Fail("E-ARM-05", "the arm was not switched on in time", "see armctl status", ExitCode.Refused);
    }

    /// <summary>What a service shows of its modes.</summary>
    private readonly record struct ShownState(string State, string Reasons, string Blockers)
    {
        public bool IsLatched => State is "faulted" or "eStop";
    }
}
