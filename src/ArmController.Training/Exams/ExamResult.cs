using ArmController.Control.Tasks;
using ArmController.Training.Statistics;

namespace ArmController.Training.Exams;

/// <summary>Successes of one who was examined: one number per criterion, the easiest first.</summary>
/// <param name="Key">Key of who was examined.</param>
/// <param name="Words">The same for people.</param>
/// <param name="Goals">Number of goals.</param>
/// <param name="Criteria">What counts as a success.</param>
/// <param name="Successes">Successes by each of them.</param>
/// <param name="Cost">What it cost.</param>
public sealed record ExamResult(string Key, string Words, int Goals, IReadOnlyList<Criterion> Criteria, int[] Successes, ExamCost Cost)
{
    /// <summary>Share of successes by the i-th criterion, with its interval.</summary>
    public Interval Share(int i) => Interval.Wilson(Successes[i], Goals);
}
