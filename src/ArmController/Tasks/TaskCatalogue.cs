using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ArmController.Configuration;

namespace ArmController.Tasks;

/// <summary>What can be learned.</summary>
internal static class TaskCatalogue
{
    /// <summary>All tasks.</summary>
    public static ImmutableArray<TaskEntry> All { get; } =
    [
        new(
            "reach",
            "Bring the tip to a point in space and hold it there.",
            "A point the arm can take inside the goal ranges, tip heights, distances and pitches of its arm.json (degrees, millimetres); "
                + "in training each goal starts where the last one ended, in evaluation each starts from home.",
            "The true tip is within the tolerance (20, 10 and 5 mm) at 3 decisions in a row, within 6 s.",
            "Every 40 ms, per joint: back, stay or on, by up to 90 deg/s times the decision's length, finer near the goal.",
            "Per decision: the change of the estimated number of decisions still to go (dimensionless), 0 at the goal; "
                + "-0.5 when the envelope trimmed the step at a position limit or a keep-out zone.",
            [
                "the goal in the base frame (m)",
                "joint angles (rad) with 0.3 degrees of noise",
                "the tip in the base frame (m) with 1 mm of noise",
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
    public static string Remedy(string name) => NearestName.Find(name, Names) is { } near ? $"did you mean {near}?" : $"use {string.Join(", ", Names)}";
}
