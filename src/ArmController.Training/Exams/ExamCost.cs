namespace ArmController.Training.Exams;

/// <summary>What an examination cost: ticks, wall time, and the garbage of the thread that ran it.</summary>
public readonly record struct ExamCost(long Ticks, TimeSpan Elapsed, long AllocatedBytes, int Collections);
