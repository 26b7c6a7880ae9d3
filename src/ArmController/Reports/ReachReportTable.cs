using System.Globalization;
using System.Text;
using ArmController.Exams;
using ArmController.Learn;
using ArmController.Learning.Snapshots;
using ArmController.Simulation;
using ArmController.Statistics;

namespace ArmController.Reports;

/// <summary>A report as a person reads it, in 80 columns.</summary>
internal static class ReachReportTable
{
    private const int Name = 21;
    private const int Cell = 19;

    public static string Of(ReachReport report)
    {
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine();
        text.AppendLine(
            plain, $"{report.Task} on {report.Arm}, seed {report.Seed}: {report.RobotMinutes:0.##} robot minutes, {report.Decisions:#,0} decisions");
        text.AppendLine();
        if (report.Results.Length > 0)
        {
            Successes(text, report.Results);
        }

        text.AppendLine(plain, $"oracles      {string.Join(", ", report.Oracles)}: told with noise; plain servos sense neither");
        text.AppendLine(plain, $"envelope     {report.Violations} violations in {report.Ticks:#,0} ticks; joint-ticks trimmed:");
        text.AppendLine(plain, $"             {Trims(report)}");
        if (report.WallSeconds > 0)
        {
            text.AppendLine(
                plain, $"loop         {report.Ticks:#,0} ticks in {report.WallSeconds:0.00} s, {report.TimesRealTime:#,0} times real time");
            text.AppendLine(
                plain, $"garbage      {report.AllocatedBytes} bytes allocated and {report.Gen0Collections} collections in {report.Ticks:#,0} ticks");
        }

        if (report.Checks is { } checks)
        {
            text.AppendLine(plain, $"checks       {Checks(checks)}");
        }

        text.AppendLine(plain, $"weights      {report.WeightsSha256}");
        text.AppendLine(plain, $"checkpoint   {report.Checkpoint}");
        text.AppendLine(plain, $"run          {report.Run}");
        return text.ToString();
    }

    private static void Successes(StringBuilder text, ExamResult[] results)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        string heading = $"{"success in %",-Name - 2}";
        foreach (double tolerance in results[0].ToleranceMetres)
        {
            heading += string.Create(plain, $"{$"within {tolerance * 1000:0.###} mm",-Cell}");
        }

        text.AppendLine(heading.TrimEnd());
        foreach (ExamResult result in results)
        {
            string line = $"  {Spoken(result.Reacher),-Name}";
            for (int i = 0; i < result.ToleranceMetres.Length; i++)
            {
                Interval share = result.Share(i);
                line += string.Create(
                    plain, $"{string.Create(plain, $"{share.Mean * 100:0.0} ({share.Low * 100:0.0}-{share.High * 100:0.0})"),-Cell}");
            }

            text.AppendLine(line.TrimEnd());
        }

        text.AppendLine(plain, $"  {results[0].Goals} goals never seen in training, each from home; greedy, read back from disk;");
        text.AppendLine("  in brackets 95 % intervals (Wilson)");
        text.AppendLine();
    }

    private static string Checks(KeptChecks checks)
    {
        SnapshotKeeper keeper = checks.Keeper;
        CultureInfo plain = CultureInfo.InvariantCulture;
        string made = string.Create(
            plain,
            $"{keeper.Checks} every {checks.Plan.Minutes:0.###} min, {ReachCheck.Goals} goals, true tip: {keeper.Promotions} promoted, "
                + $"{keeper.RollBacks} rolled back");
        return keeper.Best is { } best
            ? string.Create(
                plain,
                $"{made};\n             best {best.Mean * 100:0.0} ({best.Low * 100:0.0}-{best.High * 100:0.0}), "
                    + $"snapshot of minute {keeper.PromotedAt * RigPlan.Period.Value / 60:0.###}")
            : string.Create(plain, $"{made};\n             none reached {checks.Plan.Mark * 100:0.#} %");
    }

    private static string Trims(ReachReport report) => Array.TrueForAll(report.Trims, trim => trim.JointTicks == 0)
        ? "none"
        : string.Join(
            ", ",
            report.Trims.Where(trim => trim.JointTicks > 0)
                .Select(trim => string.Create(CultureInfo.InvariantCulture, $"{trim.Reason} {trim.JointTicks:#,0}")));

    private static string Spoken(string reacher) => reacher switch
    {
        ReachExams.Learner => "learner",
        ReachExams.ResolvedRate => "resolved rate, URDF",
        ReachExams.ResolvedRateLearned => "res. rate, learned J",
        ReachExams.HoldStill => "hold still",
        ReachExams.Random => "random",
        _ => reacher,
    };
}
