using System.Globalization;
using ArmController.Configuration;
using ArmController.Control.Guidance.Planning;

namespace ArmController.Proof.Around;

/// <summary>Scores as a table for a person.</summary>
public static class AroundTable
{
    /// <summary>Heading of the table.</summary>
    public static string Heading =>
        $"{"kind",-10}{"method",-18}{"20 mm",7}{"10 mm",7}{"5 mm",7}{"s/goal",8}{"least mm",10}{RefusalWords.Of(Refusal.NoPosture),12}"
            + $"{RefusalWords.Of(Refusal.NoWay),8}";

    /// <summary>One kind: a line for every method. Methods of one name are one line: their mean, and their worst where they are several.</summary>
    public static void Print(TextWriter output, KindScores kind, IReadOnlyList<Method> methods)
    {
        foreach ((string key, int[] members) in Lines(methods))
        {
            AroundScore[] scores = [.. members.Select(m => kind.Scores[m])];
            string head = members[0] == 0 ? kind.Kind.Key + (kind.Kind.IsTrained ? "" : "*") : "";
            string ceiling = members[0] == 0 ? $"{Per(kind.WithoutPosture),12}{Per(kind.WithoutWay),8}" : "";
            output.WriteLine($"{head,-10}{Line(key, scores)}{ceiling}{Worst(scores.Min(score => score.Share(0)), scores.Length)}".TrimEnd());
        }
    }

    /// <summary>What stands under the table.</summary>
    public static void PrintEnd(TextWriter output, IReadOnlyList<KindScores> kinds, IReadOnlyList<Method> methods, HonestMargin margin)
    {
        output.WriteLine();
        foreach ((string key, int[] members) in Lines(methods))
        {
            AroundScore[] scores = [.. kinds.SelectMany(kind => members.Select(m => kind.Scores[m]))];
            double worst = members.Min(m => kinds.Average(kind => kind.Scores[m].Share(0)));
            output.WriteLine($"{(members[0] == 0 ? "mean" : ""),-10}{Line(key, scores)}   "
                + $"worst kind {Per(kinds.Min(kind => members.Average(m => kind.Scores[m].Share(0))))} at 20 mm, "
                + $"bytes made {scores.Sum(score => score.AllocatedBytes)}, 99 of 100 decisions below {AroundScore.SlowMicroseconds(scores)} us"
                + Worst(worst, members.Length));
        }

        output.WriteLine();
        output.WriteLine($"per cent of the goals that can be reached; least: the least true distance, where the margin is "
            + $"{Millimetres(margin.WrittenMetres)} mm and {Millimetres(margin.LeastMetres)} mm would be honest");
        output.WriteLine($"{RefusalWords.Of(Refusal.NoPosture)}, {RefusalWords.Of(Refusal.NoWay)}: per cent of the goals that were drawn");
        output.WriteLine("* nobody may practise on worlds of this kind");
    }

    private static IEnumerable<(string Key, int[] Members)> Lines(IReadOnlyList<Method> methods) => Enumerable.Range(0, methods.Count)
        .GroupBy(m => methods[m].Key).Select(line => (line.Key, line.ToArray()));

    private static string Line(string key, AroundScore[] scores)
    {
        string shares = string.Concat(
            Enumerable.Range(0, AroundScore.TolerancesMetres.Count).Select(i => $"{Per(scores.Average(score => score.Share(i))),7}"));
        return $"{key,-18}{shares}{Number(scores.Average(score => score.SecondsAGoal), "0.00"),8}"
            + $"{Millimetres(scores.Min(score => score.LeastMetres)),10}";
    }

    private static string Worst(double share, int learners) => learners == 1 ? "" : $"   worst of {learners} learners {Per(share)}";

    private static string Per(double share) => Number(100 * share, "0.0");

    private static string Millimetres(double metres) => Number(1000 * metres, "0.0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
