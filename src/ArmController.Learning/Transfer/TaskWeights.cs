using ArmController.Numerics;

namespace ArmController.Learning.Transfer;

/// <summary>What each task pays per reward feature: drawn at first, then learned from what was paid, or given and never learned.</summary>
internal sealed class TaskWeights(int tasks, int features, double spread, Pcg32 random)
{
    private readonly double[] weights = new double[tasks * features];
    private readonly bool[] isGiven = new bool[tasks];

    public int SavedBytes => (weights.Length * sizeof(double)) + isGiven.Length;

    public static bool AreFinite(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }

    public Span<double> Of(int task) => weights.AsSpan(task * features, features);

    /// <summary>Forgets a task: its weights are drawn anew and are to be learned.</summary>
    public void Draw(int task)
    {
        isGiven[task] = false;
        foreach (ref double weight in Of(task))
        {
            weight = spread > 0 ? random.NextDouble(-spread, spread) : 0;
        }
    }

    /// <summary>Takes a task's weights as they are said; from now on they are not learned.</summary>
    public void Give(int task, ReadOnlySpan<double> pays)
    {
        pays.CopyTo(Of(task));
        isGiven[task] = true;
    }

    /// <summary>One step of least mean squares towards what was paid, unless the task's weights were given.</summary>
    public void Learn(int task, double reward, ReadOnlySpan<double> phi, double largestStep)
    {
        if (isGiven[task])
        {
            return;
        }

        Span<double> w = Of(task);
        double error = reward;
        double size = 0;
        for (int k = 0; k < w.Length; k++)
        {
            error -= phi[k] * w[k];
            size += phi[k] * phi[k];
        }

        // A step of more than 1 / |phi|^2 overshoots, and of more than twice that it diverges.
        double step = size > 0 ? Math.Min(largestStep, 1 / size) : 0;
        for (int k = 0; k < w.Length; k++)
        {
            w[k] += step * error * phi[k];
        }
    }

    public void Clear()
    {
        Array.Clear(weights);
        Array.Clear(isGiven);
    }

    public void Save(ref StateWriter writer)
    {
        writer.Write(weights);
        foreach (bool given in isGiven)
        {
            writer.Write(given);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when a weight is not a finite number.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read(weights);
        for (int i = 0; i < isGiven.Length; i++)
        {
            isGiven[i] = reader.ReadBool();
        }

        return AreFinite(weights);
    }
}
