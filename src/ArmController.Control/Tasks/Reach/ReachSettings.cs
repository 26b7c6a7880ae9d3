using System.Collections.Immutable;

namespace ArmController.Control.Tasks.Reach;

/// <summary>What the task asks of an arm. The table is the plane z = 0 of the base frame.</summary>
/// <param name="Region">What is a fair goal.</param>
/// <param name="ToleranceMetres">Distances that an examination reports, each a success of its own; at least one.</param>
/// <param name="TimeLimitSeconds">Time per goal.</param>
/// <param name="HoldDecisions">Decisions in a row that must be within tolerance.</param>
/// <param name="Noise">Noise on what the learner is told.</param>
public sealed record ReachSettings(
    ReachRegion Region, ImmutableArray<double> ToleranceMetres, double TimeLimitSeconds, int HoldDecisions, SensingNoise Noise)
{
    /// <summary>How far the last link may point above or below what a goal asks for, radians; null where goals are places alone.</summary>
    public double? PitchToleranceRadians { get; init; }

    /// <summary>The widest tolerance.</summary>
    public double WidestMetres
    {
        get
        {
            double widest = 0;
            foreach (double tolerance in ToleranceMetres)
            {
                widest = Math.Max(widest, tolerance);
            }

            return widest;
        }
    }

    /// <summary>The tightest tolerance.</summary>
    public double TightestMetres
    {
        get
        {
            double tightest = double.PositiveInfinity;
            foreach (double tolerance in ToleranceMetres)
            {
                tightest = Math.Min(tightest, tolerance);
            }

            return tightest;
        }
    }

    /// <summary>Goals nearer than this are no task: twice the widest tolerance.</summary>
    public double NearestGoalMetres => 2 * WidestMetres;
}
