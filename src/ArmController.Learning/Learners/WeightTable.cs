using ArmController.Numerics;

namespace ArmController.Learning.Learners;

/// <summary>Action values as sums of weights, one weight per feature and action, and how often each was visited.</summary>
public sealed class WeightTable
{
    private readonly double[] weights;
    private readonly int[] visits;

    /// <summary>All zero.</summary>
    /// <param name="features">Number of features.</param>
    /// <param name="actions">Number of actions of one factor.</param>
    public WeightTable(int features, int actions)
    {
        Actions = actions;
        weights = new double[features * actions];
        visits = new int[weights.Length];
    }

    /// <summary>Number of actions of one factor.</summary>
    public int Actions { get; }

    /// <summary>Number of weights.</summary>
    public int Count => weights.Length;

    /// <summary>The weights, feature by feature.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Place of a feature's weight for an action as the table knows it.</summary>
    public int Place(int feature, int action) => (feature * Actions) + action;

    /// <summary>Action values of one factor: for each action the sum of its weights over the active features, in units of reward.</summary>
    /// <param name="features">Active features of the factor.</param>
    /// <param name="mirrored">Whether actions are seen in the mirror.</param>
    /// <param name="values">One value per action.</param>
    public void Evaluate(ReadOnlySpan<int> features, bool mirrored, Span<double> values)
    {
        values.Clear();
        foreach (int feature in features)
        {
            ReadOnlySpan<double> row = weights.AsSpan(feature * Actions, Actions);
            for (int a = 0; a < row.Length; a++)
            {
                values[a] += row[a];
            }
        }

        if (mirrored)
        {
            values.Reverse();
        }
    }

    /// <summary>The largest weight, sign aside; no number when one is none.</summary>
    public double Largest()
    {
        double largest = 0;
        foreach (double weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        return largest;
    }

    /// <summary>All weights alike, none visited.</summary>
    public void Reset(double value)
    {
        Array.Fill(weights, value);
        Array.Clear(visits);
    }

    /// <summary>Moves one weight; the place must exist, the change must be finite.</summary>
    public void Add(int place, double change) => weights[place] += change;

    /// <summary>Number of visits of one weight.</summary>
    public int Visits(int place) => visits[place];

    /// <summary>Counts a visit, stopping at the largest count there is.</summary>
    public void Visit(int place)
    {
        if (visits[place] < int.MaxValue)
        {
            visits[place]++;
        }
    }

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => weights.Length * (sizeof(double) + sizeof(int));

    /// <summary>Writes weights and visits.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(weights);
        writer.Write(visits);
    }

    /// <summary>Reads weights and visits; answers false, with the table cleared, when any is not a number or negative.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read(weights);
        reader.Read(visits);
        bool sound = !reader.Truncated;
        for (int i = 0; i < weights.Length && sound; i++)
        {
            sound = double.IsFinite(weights[i]) && visits[i] >= 0;
        }

        if (!sound)
        {
            Array.Clear(weights);
            Array.Clear(visits);
        }

        return sound;
    }
}
