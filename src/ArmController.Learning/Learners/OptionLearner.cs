using ArmController.Learning.Exploration;
using ArmController.Learning.Traces;
using ArmController.Numerics;

namespace ArmController.Learning.Learners;

/// <summary>
/// Q(lambda) over options, which take as long as they take (Bradtke and Duff 1994; Sutton, Precup and Singh 1999, "Between MDPs and semi-MDPs"). The
/// value of an option is the sum of a few weights, one from each of several small tables; every option of a state names its own.
/// </summary>
/// <remarks>
/// One step, with phi the weights of the option that ended, R what it earned and G = gamma^time:
/// <code>
/// delta = R + G max_a Q(s', a) - Q(s, o)
/// z_i   = 1 where phi_i = 1                      (Singh and Sutton 1996; not cut where it explored)
/// w_i  += step / |phi| max(lowest, 1 / (1 + n_i / halving)) delta z_i
/// z     = G lambda z
/// </code>
/// </remarks>
public sealed class OptionLearner
{
    private const double TraceCutoff = 0.01;

    private readonly OptionSettings settings;
    private readonly WeightTable table;
    private readonly EligibilityTraces traces;
    private readonly StepShares shares;
    private readonly MaskedChoice choice;
    private readonly Pcg32 random;
    private readonly int active;
    private readonly int[] places;
    private readonly int[] taken;
    private readonly double[] values;
    private bool hasTaken;

    /// <summary>Starts with nothing known.</summary>
    /// <param name="options">Number of options, 1 to 64.</param>
    /// <param name="active">Weights of an option in a state.</param>
    /// <param name="weights">Number of weights.</param>
    /// <param name="settings">Numbers of the learner.</param>
    /// <param name="random">Its own random sequence.</param>
    public OptionLearner(int options, int active, int weights, OptionSettings settings, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        this.random = random;
        this.active = active;
        table = new(weights, 1);
        table.Reset(settings.FirstValue / active);
        traces = new(weights, TraceKind.Replacing, TraceCutoff);
        shares = new(settings.HalvingVisits, settings.LowestShare);
        choice = new(0, random);
        places = new int[options * active];
        taken = new int[active];
        values = new double[options];
    }

    /// <summary>Share of choices that are drawn, 0 to 1.</summary>
    public double Epsilon { get; set; }

    /// <summary>Whether anything is learned.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Choices that were learned from.</summary>
    public long Updates { get; private set; }

    /// <summary>The last temporal-difference error, in units of reward; 0 before the first step.</summary>
    public double LastError { get; private set; }

    /// <summary>What is known.</summary>
    public WeightTable Table => table;

    /// <summary>Where the weights of an option in the state at hand are to be written.</summary>
    public Span<int> PlacesOf(int option) => places.AsSpan(option * active, active);

    /// <summary>What an option in the state at hand is worth, in units of reward.</summary>
    public double Value(int option) => Sum(PlacesOf(option));

    /// <summary>Forgets what was chosen last (a new episode begins); what was learned stays.</summary>
    public void Restart()
    {
        hasTaken = false;
        traces.Cut();
    }

    /// <summary>Chooses in the state at hand.</summary>
    /// <param name="allowed">Bits of the options that may be chosen.</param>
    public int Choose(ulong allowed)
    {
        Evaluate();
        int option = Epsilon > 0 && random.NextDouble() < Epsilon ? choice.Any(values.Length, allowed) : choice.Best(values, allowed);
        PlacesOf(option).CopyTo(taken);
        hasTaken = true;
        return option;
    }

    /// <summary>Learns from the option chosen last, which has led to the state at hand.</summary>
    /// <param name="reward">What it earned.</param>
    /// <param name="discount">What is still worth of a reward after so long a time, 0 to 1.</param>
    /// <param name="allowed">Bits of the options that may be chosen now.</param>
    public void Learn(double reward, double discount, ulong allowed)
    {
        Evaluate();
        Update(reward + (discount * MaskedChoice.Largest(values, allowed)), discount);
    }

    /// <summary>Learns from the option chosen last, after which nothing can be earned.</summary>
    public void Finish(double reward)
    {
        Update(reward, 0);
        Restart();
    }

    private void Evaluate()
    {
        for (int option = 0; option < values.Length; option++)
        {
            values[option] = Value(option);
        }
    }

    private void Update(double target, double discount)
    {
        if (!hasTaken || IsFrozen || !double.IsFinite(target))
        {
            return;
        }

        LastError = target - Sum(taken);
        foreach (int place in taken)
        {
            traces.Mark(place);
            table.Visit(place);
        }

        double step = settings.Step / active * LastError;
        foreach (int place in traces.Places)
        {
            table.Add(place, step * shares[table.Visits(place)] * traces[place]);
        }

        traces.Fade(discount * settings.Lambda);
        Updates++;
    }

    private double Sum(ReadOnlySpan<int> of)
    {
        ReadOnlySpan<double> weights = table.Weights;
        double sum = 0;
        foreach (int place in of)
        {
            sum += weights[place];
        }

        return sum;
    }

    /// <summary>Bytes that <see cref="SaveLearned"/> writes.</summary>
    public int LearnedBytes => table.SavedBytes;

    /// <summary>Writes what was learned.</summary>
    public void SaveLearned(ref StateWriter writer) => table.Save(ref writer);

    /// <summary>Reads what was learned; false when it is not sound, then nothing is known.</summary>
    public bool LoadLearned(ref StateReader reader)
    {
        if (table.Load(ref reader))
        {
            return true;
        }

        table.Reset(settings.FirstValue / active);
        return false;
    }

    /// <summary>Writes where it stands between two choices.</summary>
    public void SaveProgress(ref StateWriter writer)
    {
        writer.Write(Epsilon);
        writer.Write(IsFrozen);
        writer.Write(hasTaken);
        writer.Write(taken);
        writer.Write(LastError);
        writer.Write(Updates);
        traces.Save(ref writer);
        choice.Save(ref writer);
    }

    /// <summary>Reads where it stood; false when it is not sound.</summary>
    public bool LoadProgress(ref StateReader reader)
    {
        Epsilon = reader.ReadDouble();
        IsFrozen = reader.ReadBool();
        hasTaken = reader.ReadBool();
        reader.Read(taken);
        LastError = reader.ReadDouble();
        Updates = reader.ReadLong();
        bool sound = traces.Load(ref reader);
        choice.Load(ref reader);
        foreach (int place in taken)
        {
            sound &= place >= 0 && place < table.Count;
        }

        if (!sound || reader.Truncated)
        {
            Restart();
            Array.Clear(taken);
        }

        return sound && !reader.Truncated && double.IsFinite(LastError) && Updates >= 0 && Epsilon is >= 0 and <= 1;
    }
}
