using ArmController.Configuration.Troubles;
using ArmController.Training.Reports;

namespace ArmController.Verbs;

/// <summary>Shows a report and turns it into an exit code.</summary>
internal static class ReportVerdict
{
    /// <summary>To the output: a table for a person, an object for a program.</summary>
    public static void Print(Terminal terminal, RunReport report, bool json)
    {
        if (json)
        {
            terminal.WriteJson(writer => RunReportJson.Write(writer, report));
        }
        else
        {
            terminal.Output.Write(RunReportTable.Of(report));
        }
    }

    /// <summary>Refused when the envelope failed, missed when less was reached than wanted.</summary>
    public static ExitCode Of(Terminal terminal, RunReport report, double? targetShare)
    {
        if (report.Violations > 0)
        {
            return terminal.Fail(
                "E-ENV-01",
                $"the envelope emitted {report.Violations} commands outside its limits",
                "do not use this build on an arm; report it with the run's folder",
                ExitCode.Refused);
        }

        double reached = report.Results[0].Share(0).Mean;
        return targetShare is { } target && reached < target
            ? terminal.Fail(
                "E-LRN-01",
                $"{reached * 100:0.0} % reached, {target * 100:0.#} % were wanted",
                "give it more --minutes, or look at episodes.jsonl",
                ExitCode.TargetMissed)
            : ExitCode.Done;
    }
}
