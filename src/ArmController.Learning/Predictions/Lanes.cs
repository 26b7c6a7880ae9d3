using System.Numerics;

namespace ArmController.Learning.Predictions;

/// <summary>
/// Rows of numbers added element by element, in lanes as wide as the processor's. No lane meets another, so the width changes no bit.
/// </summary>
internal static class Lanes
{
    /// <summary>Adds a row to another of the same length.</summary>
    public static void Add(Span<double> to, ReadOnlySpan<double> row)
    {
        int at = 0;
        for (; at <= to.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            (new Vector<double>(to[at..]) + new Vector<double>(row[at..])).CopyTo(to[at..]);
        }

        for (; at < to.Length; at++)
        {
            to[at] += row[at];
        }
    }

    /// <summary>Adds a multiple of a row to another of the same length; product and sum are rounded one after the other.</summary>
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> row, double factor)
    {
        Vector<double> factors = new(factor);
        int at = 0;
        for (; at <= to.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            (new Vector<double>(to[at..]) + (new Vector<double>(row[at..]) * factors)).CopyTo(to[at..]);
        }

        for (; at < to.Length; at++)
        {
            to[at] += row[at] * factor;
        }
    }
}
