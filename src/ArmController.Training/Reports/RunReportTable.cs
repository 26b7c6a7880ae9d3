using System.Globalization;
using System.Text;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Learning.Snapshots;
using ArmController.Training.Exams;
using ArmController.Training.Learn;
using ArmController.Training.Statistics;

namespace ArmController.Training.Reports;

/// <summary>A report as a person reads it, in 80 columns.</summary>
public static class RunReportTable
{
    private const int Name = 21;
    private const int Cell = 19;
    private const double LeastForTime = 0.5;

    /// <summary>The table, line by line.</summary>
    public static string Of(RunReport report)
    {
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine();
        text.AppendLine(
            plain, $"{report.Task} on {report.Arm}, seed {report.Seed}: {report.RobotMinutes:0.##} robot minutes, {report.Decisions:#,0} decisions");
        text.AppendLine();
        if (report.Results.Length > 0)
        {
            Successes(text, report);
        }

        if (report.Words.Oracles.Length > 0)
        {
            string oracles = string.Join(", ", report.Words.Oracles.Select(oracle => oracle.Name));
            text.AppendLine(plain, $"oracles      {oracles}: told with noise; no plain servo senses them");
        }

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
            text.AppendLine(plain, $"checks       {Checks(report.Words, checks)}");
        }

        text.AppendLine(plain, $"weights      {report.WeightsSha256}");
        text.AppendLine(plain, $"checkpoint   {report.Checkpoint}");
        text.AppendLine(plain, $"run          {report.Run}");
        return text.ToString();
    }

    private static void Successes(StringBuilder text, RunReport report)
    {
        ExamResult[] results = report.Results;
        CultureInfo plain = CultureInfo.InvariantCulture;
        string heading = $"{"success in %",-Name - 2}";
        foreach (Criterion criterion in results[0].Criteria)
        {
            heading += $"{criterion.Words,-Cell}";
        }

        text.AppendLine(heading.TrimEnd());
        foreach (ExamResult result in results)
        {
            Row(text, result, result.Words, result.Share);
        }

        if (report.Questions.ToTheEnd)
        {
            text.AppendLine("there at the end of the time");
            foreach (ExamResult result in results)
            {
                Row(text, result, result.Words, result.AtEnd);
            }
        }

        string from = report.Questions.Homes == 0 ? "each from home" : string.Create(plain, $"from {report.Questions.Homes} drawn homes");
        text.AppendLine(plain, $"  {report.Questions.Goals} goals never seen in training, {from}; frozen, read back from disk;");
        text.AppendLine("  in brackets 95 % intervals (Wilson)");
        text.AppendLine();
        foreach (string[] some in Times(results).Chunk(2))
        {
            text.AppendLine(plain, $"mean time    {string.Join("; ", some)}");
        }

        if (report.Ceiling is { } ceiling)
        {
            text.AppendLine(plain, $"ceiling      {ceiling * 100:0.0} % of the places; what the shield forbids is not asked");
        }
    }

    // To the easiest success; who moves at random gets there now and then, and that time says nothing.
    private static IEnumerable<string> Times(ExamResult[] results)
    {
        foreach (ExamResult result in results.Where(result => result.Share(0).Mean > LeastForTime))
        {
            double seconds = Cadence.Usual.Decision.Value * (result.MeanDecisions(0) ?? 0);
            yield return string.Create(CultureInfo.InvariantCulture, $"{result.Words} {seconds:0.00} s");
        }
    }

    private static void Row(StringBuilder text, ExamResult result, string words, Func<int, Interval> share)
    {
        string line = $"  {words,-Name}";
        for (int i = 0; i < result.Criteria.Count; i++)
        {
            Interval shown = share(i);
            string cell = string.Create(CultureInfo.InvariantCulture, $"{shown.Mean * 100:0.0} ({shown.Low * 100:0.0}-{shown.High * 100:0.0})");
            line += $"{cell,-Cell}";
        }

        text.AppendLine(line.TrimEnd());
    }

    private static string Checks(TaskWords words, KeptChecks checks)
    {
        SnapshotKeeper keeper = checks.Keeper;
        CultureInfo plain = CultureInfo.InvariantCulture;
        string made = string.Create(
            plain,
            $"{keeper.Checks} every {checks.Plan.Minutes:0.###} min, {InterimExam.Goals} goals, {words.JudgedBy}: "
                + $"{keeper.Promotions} promoted, {keeper.RollBacks} rolled back");
        if (keeper.Best is not { } best)
        {
            return string.Create(plain, $"{made};\n             none reached {checks.Plan.Mark * 100:0.#} %");
        }

        string share = string.Create(plain, $"{best.Mean * 100:0.0} ({best.Low * 100:0.0}-{best.High * 100:0.0})");
        double minute = Cadence.Usual.SecondsOf(keeper.PromotedAt) / 60;
        return string.Create(plain, $"{made};\n             best {share}, snapshot of minute {minute:0.###}");
    }

    private static string Trims(RunReport report)
    {
        IEnumerable<string> held = report.Trims.Where(trim => trim.JointTicks > 0)
            .Select(trim => string.Create(CultureInfo.InvariantCulture, $"{trim.Reason} {trim.JointTicks:#,0}"));
        return held.Any() ? string.Join(", ", held) : "none";
    }
}
