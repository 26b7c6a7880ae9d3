namespace ArmController.Training.Statistics;

/// <summary>Refuses what no figure can be made of: a NaN that slips in would come out as an answer.</summary>
internal static class Scores
{
    /// <summary>Passes one or more finite numbers.</summary>
    /// <exception cref="ArgumentException">There are none, or one is NaN or infinite.</exception>
    public static void Require(ReadOnlySpan<double> scores, string name)
    {
        if (scores.IsEmpty)
        {
            throw new ArgumentException("there are no scores", name);
        }

        for (int i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new ArgumentException($"score {i} is {scores[i]}: a run without a score must be counted as what it is, not averaged", name);
            }
        }
    }
}
