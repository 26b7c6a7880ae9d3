using System.Globalization;

namespace ArmController.Control.Tasks.Reach;

/// <summary>What people are told of the task. Numbers that every arm has its own of are named by their key in arm.json, not repeated.</summary>
public static class ReachWords
{
    /// <summary>The words.</summary>
    public static TaskWords All { get; } = new(
        "Bring the tip to a point in space and hold it there.",
        "A point the arm can take inside the goal ranges, tip heights, distances and pitches of its arm.json (degrees, millimetres); "
            + "in training each goal starts where the last one ended, or from home, where the arm drives by itself after a goal missed by more than "
            + "the widest of toleranceMm; in evaluation each starts from home.",
        "The true tip is within a tolerance of toleranceMm at holdDecisions decisions in a row, within timeLimitS; "
            + "a training goal ends when the measured tip is so within the tightest.",
        "per joint: back, stay or on, by up to its maxVelocityDegPerS times the decision's length, "
            + Say($"slower within {ReachPace.SlowMetres * 1000:0} mm of the goal."),
        "Per decision: the change of the estimated number of decisions still to go (dimensionless), 0 at the goal; "
            + Say($"-{ReachReward.LimitFine} when the envelope trimmed the step at a position limit or a keep-out zone."),
        [
            "the goal in the base frame (m)",
            "joint angles (rad) with noise of jointNoiseDeg",
            "the tip in the base frame (m) with noise of tipNoiseMm",
            "motion commanded and not yet visible, from the servo model (rad)",
        ],
        [new("joint angles", "where servos send none back"), new("tip", "where no camera measures it")],
        "true tip");

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
