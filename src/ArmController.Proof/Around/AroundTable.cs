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

    /// <summary>One kind: a line for every method.</summary>
    public static void Print(TextWriter output, KindScores kind, IReadOnlyList<Method> methods)
    {
        for (int m = 0; m < methods.Count; m++)
        {
            AroundScore score = kind.Scores[m];
            string ceiling = m == 0 ? $"{Per(kind.WithoutPosture),12}{Per(kind.WithoutWay),8}" : "";
            output.WriteLine(
                $"{(m == 0 ? kind.Kind.Key + (kind.Kind.IsTrained ? "" : "*") : ""),-10}{Line(methods[m], score)}{ceiling}".TrimEnd());
        }
    }

    /// <summary>What stands under the table.</summary>
    public static void PrintEnd(TextWriter output, IReadOnlyList<KindScores> kinds, IReadOnlyList<Method> methods, HonestMargin margin)
    {
        output.WriteLine();
        for (int m = 0; m < methods.Count; m++)
        {
            AroundScore[] scores = [.. kinds.Select(kind => kind.Scores[m])];
            string shares = string.Concat(
                Enumerable.Range(0, AroundScore.TolerancesMetres.Count).Select(i => $"{Per(scores.Average(score => score.Share(i))),7}"));
            output.WriteLine(
                $"{(m == 0 ? "mean" : ""),-10}{methods[m].Key,-18}{shares}{Number(scores.Average(score => score.SecondsAGoal), "0.00"),8}"
                    + $"{Millimetres(scores.Min(score => score.LeastMetres)),10}   worst kind {Per(scores.Min(score => score.Share(0)))} at 20 mm, "
                    + $"bytes made {scores.Sum(score => score.AllocatedBytes)}");
        }

        output.WriteLine();
        output.WriteLine($"per cent of the goals that can be reached; least: the least true distance, where the margin is "
            + $"{Millimetres(margin.WrittenMetres)} mm and {Millimetres(margin.LeastMetres)} mm would be honest");
        output.WriteLine($"{RefusalWords.Of(Refusal.NoPosture)}, {RefusalWords.Of(Refusal.NoWay)}: per cent of the goals that were drawn");
        output.WriteLine("* nobody may practise on worlds of this kind");
    }

    private static string Line(Method method, AroundScore score)
    {
        string shares = string.Concat(Enumerable.Range(0, AroundScore.TolerancesMetres.Count).Select(i => $"{Per(score.Share(i)),7}"));
        return $"{method.Key,-18}{shares}{Number(score.SecondsAGoal, "0.00"),8}{Millimetres(score.LeastMetres),10}";
    }

    private static string Per(double share) => Number(100 * share, "0.0");

    private static string Millimetres(double metres) => Number(1000 * metres, "0.0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
