using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ArmController.Configuration;
using ArmController.Control.Tasks.Reach;
using ArmController.Simulation;

namespace ArmController.Tasks;

/// <summary>What can be learned.</summary>
internal static class TaskCatalogue
{
    /// <summary>All tasks. Numbers that every arm has its own of are named by their key in arm.json and not repeated here.</summary>
    public static ImmutableArray<TaskEntry> All { get; } =
    [
        new(
            "reach",
            "Bring the tip to a point in space and hold it there.",
            "A point the arm can take inside the goal ranges, tip heights, distances and pitches of its arm.json (degrees, millimetres); "
                + "in training each goal starts where the last one ended, or from home, "
                + "where the arm drives by itself after a goal missed by more than "
                + "the widest of toleranceMm; in evaluation each starts from home.",
            "The true tip is within a tolerance of toleranceMm at holdDecisions decisions in a row, within timeLimitS; "
                + "a training goal ends when the measured tip is so within the tightest.",
            Say($"Every {RigPlan.DecisionPeriod.Value * 1000:0} ms, per joint: back, stay or on, ")
                + "by up to its maxVelocityDegPerS times the decision's length, "
                + Say($"slower within {ReachPace.SlowMetres * 1000:0} mm of the goal."),
            "Per decision: the change of the estimated number of decisions still to go (dimensionless), 0 at the goal; "
                + Say($"-{ReachReward.LimitFine} when the envelope trimmed the step at a position limit or a keep-out zone."),
            ReachReward.Specification,
            [
                "the goal in the base frame (m)",
                "joint angles (rad) with noise of jointNoiseDeg",
                "the tip in the base frame (m) with noise of tipNoiseMm",
                "motion commanded and not yet visible, from the servo model (rad)",
            ],
            ["joint angles, where servos send none back", "tip, where no camera measures it"]),
    ];

    /// <summary>Names of all tasks.</summary>
    public static IEnumerable<string> Names => All.Select(task => task.Name);

    /// <summary>Finds a task by its name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out TaskEntry? task)
    {
        task = All.FirstOrDefault(candidate => candidate.Name == name);
        return task is not null;
    }

    /// <summary>What to do about a name nobody knows.</summary>
    public static string Remedy(string name) =>
        NearestName.Find(name, Names) is { } near ? $"did you mean {near}?" : $"use {string.Join(", ", Names)}";

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
