using ArmController.Learning.Environments;
using ArmController.Learning.Traces;
using ArmController.Numerics;

namespace ArmController.Learning.Predictions;

/// <summary>
/// Thousands of predictions of one stream of experience, each of the discounted sum of a signal of its own,
/// all learned at every step from the same active features (Sutton et al. 2011, "Horde"; Modayil, White and Sutton 2014,
/// "Multi-timescale nexting in a reinforcement learning robot").
/// </summary>
/// <remarks>
/// For each prediction p, x being the features, z the traces of its group:
/// <code>
/// delta_p = c_p + gamma w_p . x' - w_p . x
/// z       = gamma lambda z + x
/// w_p    += step delta_p z                (per active feature)
/// </code>
/// which is TD(lambda), bit by bit what a learner of one action does (Sutton and Barto 2018, section 12.2).
/// Weights lie feature by feature, so that one feature's of all predictions are neighbours: a step adds and scales whole rows,
/// in lanes as wide as the processor's, which changes no bit because no lane meets another.
/// </remarks>
public sealed class PredictionBank
{
    // Errors beyond it move nothing: weights stay numbers, whatever a broken sensor says.
    private const double Largest = 1e150;

    private readonly PredictionGroup[] groups;
    private readonly EligibilityTraces[] traces;
    private readonly Observation current;
    private readonly double[] weights;
    private readonly double[] predicted;
    private readonly double[] hoped;
    private readonly double[] moves;
    private readonly double step;
    private readonly int features;

    /// <summary>Predictions that know nothing.</summary>
    /// <param name="features">Number of different features; every active feature is below it.</param>
    /// <param name="mostActive">Most features active at once; the step size is divided by it.</param>
    /// <param name="step">Step size of a whole prediction, above 0.</param>
    /// <param name="groups">The predictions, in groups of equal discount and traces.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there is no group.</exception>
    public PredictionBank(int features, int mostActive, double step, params PredictionGroup[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostActive);
        if (!(step > 0 && double.IsFinite(step)) || groups.Length == 0)
        {
            throw new ArgumentException("A step size is finite and above 0, and there is a group.", nameof(step));
        }

        foreach (PredictionGroup group in groups)
        {
            if (group.Count < 1 || !(group.Gamma >= 0 && group.Gamma <= 1) || !(group.Lambda >= 0 && group.Lambda <= 1))
            {
                throw new ArgumentException("A group has a prediction or more, a discount and a fading of 0 to 1.", nameof(groups));
            }

            Count += group.Count;
        }

        this.features = features;
        this.step = step / mostActive;
        this.groups = [.. groups];
        traces = new EligibilityTraces[groups.Length];
        for (int g = 0; g < traces.Length; g++)
        {
            traces[g] = new EligibilityTraces(features, TraceKind.Accumulating, cutoff: 1e-8);
        }

        current = new Observation(mostActive);
        weights = new double[checked(features * Count)];
        predicted = new double[Count];
        hoped = new double[Count];
        moves = new double[Count];
    }

    /// <summary>Number of predictions: those of the first group, then those of the second, and so on.</summary>
    public int Count { get; }

    /// <summary>Weight of a feature in a prediction, in units of its signal.</summary>
    public double Weight(int prediction, int feature) => weights[(feature * Count) + prediction];

    /// <summary>
    /// A stretch of experience begins in this state, after its start or after what is not to be learned from; what was learned stays.
    /// </summary>
    public void Begin(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        CutTraces();
        current.CopyFrom(state);
    }

    /// <summary>Learns from one step.</summary>
    /// <param name="signals">What each prediction's signal was in it, one per prediction; from one that is no number, nothing is learned.</param>
    /// <param name="seen">The state it led to.</param>
    /// <param name="isTerminal">True when nothing follows.</param>
    public void Learn(ReadOnlySpan<double> signals, Observation seen, bool isTerminal = false)
    {
        ArgumentNullException.ThrowIfNull(seen);
        Predict(current, predicted);
        Predict(seen, hoped);
        int first = 0;
        for (int g = 0; g < groups.Length; g++)
        {
            PredictionGroup group = groups[g];
            Fade(traces[g], group);
            Judge(signals, first, group.Count, isTerminal ? 0 : group.Gamma);
            Move(traces[g], first, moves.AsSpan(first, group.Count));
            first += group.Count;
        }

        current.CopyFrom(seen);
    }

    /// <summary>All predictions in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="values">On exit, one value per prediction, in units of its signal.</param>
    public void Predict(Observation state, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(state);
        values.Clear();
        foreach (int feature in state.Features)
        {
            Lanes.Add(values, weights.AsSpan(feature * Count, Count));
        }
    }

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes
    {
        get
        {
            int bytes = checked(weights.Length * sizeof(double)) + current.SavedBytes;
            foreach (EligibilityTraces trace in traces)
            {
                bytes = checked(bytes + trace.SavedBytes);
            }

            return bytes;
        }
    }

    /// <summary>Writes all that it knows and where it stands.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(weights);
        current.Save(ref writer);
        foreach (EligibilityTraces trace in traces)
        {
            trace.Save(ref writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound, and then nothing is known.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read(weights);
        bool sound = current.Load(ref reader, features);
        foreach (EligibilityTraces trace in traces)
        {
            sound &= trace.Load(ref reader);
        }

        sound &= !reader.Truncated;
        foreach (double weight in weights)
        {
            sound &= double.IsFinite(weight);
        }

        if (!sound)
        {
            Array.Clear(weights);
            CutTraces();
        }

        return sound;
    }

    private void Fade(EligibilityTraces trace, PredictionGroup group)
    {
        trace.Fade(group.Gamma * group.Lambda);
        foreach (int feature in current.Features)
        {
            trace.Mark(feature);
        }
    }

    private void Judge(ReadOnlySpan<double> signals, int first, int count, double gamma)
    {
        for (int p = first; p < first + count; p++)
        {
            double delta = signals[p] + (gamma * hoped[p]) - predicted[p];
            moves[p] = Math.Abs(delta) <= Largest ? step * delta : 0;
        }
    }

    private void Move(EligibilityTraces trace, int first, ReadOnlySpan<double> by)
    {
        foreach (int feature in trace.Places)
        {
            Lanes.AddScaled(weights.AsSpan((feature * Count) + first, by.Length), by, trace[feature]);
        }
    }

    private void CutTraces()
    {
        foreach (EligibilityTraces trace in traces)
        {
            trace.Cut();
        }
    }
}
