using System.Globalization;
using System.Text;
using ArmController.Exams;

namespace ArmController.Reports;

/// <summary>A report as a person reads it.</summary>
internal static class ReachReportTable
{
    public static string Of(ReachReport report)
    {
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.AppendLine();
        text.AppendLine(plain, $"{report.Task} on {report.Arm}, seed {report.Seed}: {report.RobotMinutes:0.##} robot minutes, {report.Decisions:#,0} decisions");
        text.AppendLine();
        if (report.Results.Length > 0)
        {
            Successes(text, report.Results);
        }

        text.AppendLine(plain, $"told by oracles  {string.Join(", ", report.Oracles)} (in the simulator, with noise; a plain PWM servo arm senses neither)");
        text.AppendLine(plain, $"envelope         {report.Violations} violations in {report.Ticks:#,0} ticks; trimmed joint-ticks: {Trims(report)}");
        if (report.WallSeconds > 0)
        {
            text.AppendLine(plain, $"loop             {report.Ticks:#,0} ticks in {report.WallSeconds:0.00} s, {report.TimesRealTime:#,0} times real time");
            text.AppendLine(plain, $"garbage          {report.AllocatedBytes} bytes allocated and {report.Gen0Collections} collections in {report.Ticks:#,0} ticks");
        }

        text.AppendLine(plain, $"weights sha256   {report.WeightsSha256}");
        text.AppendLine(plain, $"checkpoint       {report.Checkpoint}");
        text.AppendLine(plain, $"run              {report.Run}");
        return text.ToString();
    }

    private static void Successes(StringBuilder text, ExamResult[] results)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        text.Append(plain, $"{"success",-28}");
        foreach (double tolerance in results[0].ToleranceMetres)
        {
            text.Append(plain, $"{$"within {tolerance * 1000:0.###} mm",-26}");
        }

        text.AppendLine();
        foreach (ExamResult result in results)
        {
            text.Append(plain, $"  {Spoken(result.Reacher),-26}");
            for (int i = 0; i < result.ToleranceMetres.Length; i++)
            {
                Interval share = result.Share(i);
                text.Append(plain, $"{$"{share.Mean * 100:0.0} % ({share.Low * 100:0.0} to {share.High * 100:0.0})",-26}");
            }

            text.AppendLine();
        }

        text.AppendLine(plain, $"  ({results[0].Goals} goals never seen in training, each from home, greedy, read back from disk; 95 % Wilson intervals)");
        text.AppendLine();
    }

    private static string Trims(ReachReport report) =>
        string.Join(", ", report.Trims.Select(trim => string.Create(CultureInfo.InvariantCulture, $"{trim.Reason} {trim.JointTicks:#,0}")));

    private static string Spoken(string reacher) => reacher switch
    {
        ReachExams.Learner => "learner",
        ReachExams.ResolvedRate => "resolved rate, URDF",
        ReachExams.ResolvedRateLearned => "resolved rate, learned J",
        ReachExams.HoldStill => "hold still",
        ReachExams.Random => "random",
        _ => reacher,
    };
}
