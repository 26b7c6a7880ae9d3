using System.Collections.Immutable;

namespace ArmController.Training.Statistics;

/// <summary>Scores of one run at times that go forward.</summary>
public sealed class LearningCurve
{
    /// <summary>A curve of one or more points.</summary>
    /// <param name="times">Robot times, each later than the one before, 0 or more.</param>
    /// <param name="values">The score at each of them.</param>
    /// <exception cref="ArgumentException">
    /// There are no points, more of one than of the other, one is not a finite number, or time goes back.
    /// </exception>
    public LearningCurve(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        Scores.Require(times, nameof(times));
        Scores.Require(values, nameof(values));
        if (times.Length != values.Length)
        {
            throw new ArgumentException($"{times.Length} times have {values.Length} scores", nameof(values));
        }

        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] < 0 || (i > 0 && times[i] <= times[i - 1]))
            {
                throw new ArgumentException($"time {i} is {times[i]} and does not come after the one before", nameof(times));
            }
        }

        Times = [.. times];
        Values = [.. values];
    }

    /// <summary>Robot times.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>The score at each of them.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Area between the curve and zero, by straight lines between its points; 0 of a single point.</summary>
    public double Area
    {
        get
        {
            double area = 0;
            for (int i = 1; i < Times.Length; i++)
            {
                area += (Times[i] - Times[i - 1]) * (Values[i] + Values[i - 1]) / 2;
            }

            return area;
        }
    }
}
