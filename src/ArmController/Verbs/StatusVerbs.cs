using System.CommandLine;
using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Service;
using ArmController.Service.Words;

namespace ArmController.Verbs;

/// <summary>
/// Looks at a running service: <c>status</c> and <c>tail</c>. Nothing here can disturb it, and a dropped connection changes nothing.
/// </summary>
internal static class StatusVerbs
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private static readonly Option<bool> Follow = new("--follow", "-f") { Description = "Go on with one line a second, until Ctrl+C." };

    /// <summary>One screen of state.</summary>
    public static Verb Status()
    {
        Verb verb = new("status", "Shows what a running service does.", "armctl status", "armctl status --follow", "armctl status --json")
        {
            Follow, SharedOptions.Json, ServiceOptions.Runtime
        };
        verb.Does(Show);
        return verb;
    }

    /// <summary>Lines of logfmt.</summary>
    public static Verb Tail()
    {
        Verb verb = new(
            "tail", "Prints a running service's last lines; with -f, each line to come. Made for: ssh pi armctl tail -f", "armctl tail",
            "armctl tail -f") { Follow, ServiceOptions.Runtime };
        verb.Does((words, terminal) => Lines(words, terminal, words.GetValue(Follow) ? ViewWord.Follow : ViewWord.Tail));
        return verb;
    }

    private static ExitCode Show(ParseResult words, Terminal terminal)
    {
        string view = Path.Combine(words.GetValue(ServiceOptions.Runtime)!, "view.sock");
        bool json = words.GetValue(SharedOptions.Json);
        if (!words.GetValue(Follow))
        {
            if (json)
            {
                terminal.Output.WriteLine(ServiceClient.Ask(view, ViewGrammar.Lines.Write(ViewWord.Status)));
            }
            else
            {
                terminal.Output.WriteLine(ServiceClient.AskStatus(view, Screen));
            }

            return ExitCode.Done;
        }

        return json ? Poll(view, terminal) : Lines(words, terminal, ViewWord.Follow);
    }

    private static ExitCode Lines(ParseResult words, Terminal terminal, ViewWord ask)
    {
        string view = Path.Combine(words.GetValue(ServiceOptions.Runtime)!, "view.sock");
        using StopSignals signals = new();
        bool follows = ask == ViewWord.Follow;
        using ServiceClient client = ServiceClient.Connect(view, follows ? TimeSpan.FromSeconds(10) : Period);
        signals.AtFirst = client.Dispose;
        client.Say(ViewGrammar.Lines.Write(ask));
        try
        {
            while (!signals.Asked && client.Hear() is { } line)
            {
                terminal.Output.WriteLine(line);
                terminal.Output.Flush();
                if (Terminal.LostItsReader)
                {
                    return ExitCode.Done;
                }
            }
        }
        catch (Exception fault) when (fault is not ServiceRefusal && fault is IOException or ObjectDisposedException && (signals.Asked || !follows))
        {
            // Hung up by ourselves, or no more lines to come for now.
        }

        return signals.Asked ? ExitCode.Interrupted
            : follows ? terminal.Fail("E-SVC-05", "the service has ended or hung up", "see its journal", ExitCode.Hardware)
            : ExitCode.Done;
    }

    private static ExitCode Poll(string view, Terminal terminal)
    {
        using StopSignals signals = new();
        using ServiceClient client = ServiceClient.Connect(view, TimeSpan.FromSeconds(10));
        while (!signals.Asked && !Terminal.LostItsReader)
        {
            client.Say(ViewGrammar.Lines.Write(ViewWord.Status));
            if (client.Hear() is not { } line)
            {
                return terminal.Fail("E-SVC-05", "the service has ended or hung up", "see its journal", ExitCode.Hardware);
            }

            terminal.Output.WriteLine(line);
            terminal.Output.Flush();
            Thread.Sleep(Period);
        }

        return signals.Asked ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static string Screen(JsonElement root)
    {
        string Word(string name) => root.GetProperty(name).ToString();
        IEnumerable<string> angles = root.GetProperty("positionDeg").EnumerateArray().Select(angle => angle.ToString());
        return string.Join(
            Environment.NewLine,
            $"state          {Word("state")}{Because("reasons", ": ")}{Because("blockers", ", arming blocked by ")}",
            $"learning       {Word("learning")}{(Word("run").Length > 0 ? $", run {Word("run")}" : "")}",
            $"episodes       {Word("episodes")}, {root.GetProperty("success").GetDouble():0.0 %} of the last hundred reached, "
                + $"reward {Word("reward")}",
            $"envelope       {Word("interventions")} interventions, {Word("violations")} violations, {Word("failedWrites")} failed writes",
            $"ticks          {Word("tick")}, late {Word("lateP50Us")} us (p50), {Word("lateP99Us")} us (p99), "
                + $"{Word("lateMaxUs")} us at most, {Word("missedTicks")} missed",
            $"memory         {Word("bytesPerTick")} bytes a tick, {Word("collections")} collections since it was armed",
            $"servos         heat {Word("heat")} of 1, at {string.Join(' ', angles)} degrees",
            $"kept           checkpoint {Word("checkpoint")}, {Word("drops")} lines dropped, configuration {Word("configuration")}");

        string Because(string name, string before) => Word(name) is "none" ? "" : before + Word(name);
    }
}
