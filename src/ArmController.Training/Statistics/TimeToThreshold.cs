namespace ArmController.Training.Statistics;

/// <summary>When a run first scored what was asked, or for how long it was watched without.</summary>
/// <param name="Time">Robot time, in the unit of the curve; 0 or more.</param>
/// <param name="IsReached">False of a run that was still below when it ended: it is censored, not lost.</param>
public readonly record struct TimeToThreshold(double Time, bool IsReached)
{
    /// <summary>The first point of a learning curve at or above a threshold.</summary>
    /// <exception cref="ArgumentException">The threshold is not a finite number.</exception>
    public static TimeToThreshold Of(LearningCurve curve, double threshold)
    {
        Scores.Require([threshold], nameof(threshold));
        int first = curve.Values.AsSpan().IndexOfAnyInRange(threshold, double.MaxValue);
        return first < 0 ? new(curve.Times[^1], false) : new(curve.Times[first], true);
    }
}
