using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Training.Reports;
using ArmController.Training.Runs;

namespace ArmController.Verbs;

/// <summary>Shows the envelope in force, with units, and how much of it motion used.</summary>
internal static class LimitsVerb
{
    private static readonly Option<int> Days = new("--days")
    {
        Description = "Count the motion of so many days, today (UTC) included.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result => NumberToken.Whole(result, "--days", 1, 36_500),
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "limits",
            "Shows an arm's envelope and how much of it today's motion used.",
            "armctl limits",
            "armctl limits --arm so101 --days 7 --json")
        {
            SharedOptions.Arm,
            SharedOptions.Runs,
            Days,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Show(
            words.GetValue(SharedOptions.Arm)!, words.GetValue(SharedOptions.Runs)!, words.GetValue(Days), words.GetValue(SharedOptions.Json),
            terminal));
        return verb;
    }

    private static ExitCode Show(string nameOrPath, string runs, int days, bool isJson, Terminal terminal)
    {
        Checked<ArmConfiguration> read = ArmCatalogue.Load(nameOrPath);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return terminal.Fail(read.Faults);
        }

        DateTimeOffset since = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - days);
        (UseFile? use, int count) = UsedSince.Sum(runs, arm.Source.HashText, since);
        LimitTable table = new(arm, use, count, $"in {runs} since {since:yyyy-MM-dd} (UTC)");
        if (isJson)
        {
            terminal.WriteJson(table.Write);
        }
        else
        {
            table.Print(terminal.Output);
        }

        return ExitCode.Done;
    }
}
