namespace ArmController.Training.Exams;

/// <summary>What came of attempts, by criterion, the easiest first.</summary>
/// <param name="criteria">Number of criteria.</param>
public sealed class ExamTally(int criteria)
{
    /// <summary>Attempts in which it was met on the way.</summary>
    public int[] Successes { get; } = new int[criteria];

    /// <summary>Attempts in which it still was when the time was over; counted only where every attempt takes its whole time.</summary>
    public int[] AtEnd { get; } = new int[criteria];

    /// <summary>Decisions until it was met, summed over those in which it was.</summary>
    public long[] Decisions { get; } = new long[criteria];

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(Successes);
        Array.Clear(AtEnd);
        Array.Clear(Decisions);
    }
}
