using ArmController.Statistics;

namespace ArmController.Exams;

/// <summary>Successes of one reacher: one number per tolerance, widest first.</summary>
/// <param name="Reacher">Who was examined.</param>
/// <param name="Goals">Number of goals.</param>
/// <param name="ToleranceMetres">The tolerances.</param>
/// <param name="Successes">Successes within each of them.</param>
/// <param name="Cost">What it cost.</param>
internal sealed record ExamResult(string Reacher, int Goals, double[] ToleranceMetres, int[] Successes, ExamCost Cost)
{
    /// <summary>Share of successes within the i-th tolerance, with its interval.</summary>
    public Interval Share(int i) => Interval.Wilson(Successes[i], Goals);
}
