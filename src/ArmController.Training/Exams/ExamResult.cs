using ArmController.Control.Tasks;
using ArmController.Training.Statistics;

namespace ArmController.Training.Exams;

/// <summary>Successes of one who was examined: one number per criterion, the easiest first.</summary>
/// <param name="Key">Key of who was examined.</param>
/// <param name="Words">The same for people.</param>
/// <param name="Goals">Number of goals.</param>
/// <param name="Criteria">What counts as a success.</param>
/// <param name="Tally">What came of it.</param>
/// <param name="Cost">What it cost.</param>
public sealed record ExamResult(string Key, string Words, int Goals, IReadOnlyList<Criterion> Criteria, ExamTally Tally, ExamCost Cost)
{
    /// <summary>Share of successes by the i-th criterion, with its interval.</summary>
    public Interval Share(int i) => Interval.Wilson(Tally.Successes[i], Goals);

    /// <summary>Share of goals at which the i-th criterion was met when the time was over.</summary>
    public Interval AtEnd(int i) => Interval.Wilson(Tally.AtEnd[i], Goals);

    /// <summary>Mean number of decisions to meet the i-th criterion, of the goals at which it was; null when it never was.</summary>
    public double? MeanDecisions(int i) => Tally.Successes[i] == 0 ? null : (double)Tally.Decisions[i] / Tally.Successes[i];
}
