namespace ArmController.Training.Exams;

/// <summary>What is asked in an examination.</summary>
/// <param name="Goals">Number of goals.</param>
/// <param name="GoalSeed">Seed of the goals; training seeds are 31 bits wide and use another stream.</param>
public sealed record ExamQuestions(int Goals, ulong GoalSeed)
{
    /// <summary>
    /// Seed of the goals when none is given: runs on one arm with the same tolerances then face the same goals, and nothing was tuned on them.
    /// </summary>
    public const ulong DefaultGoalSeed = 20_261_124;

    /// <summary>Homes drawn at random to begin from; 0 for the arm's own.</summary>
    public int Homes { get; init; }

    /// <summary>Whether every goal takes all of its time, so that it also shows who stays there.</summary>
    public bool ToTheEnd { get; init; }
}
