using ArmController.Numerics;

namespace ArmController.Learning.Traces;

/// <summary>The weights that still deserve credit, as a dense vector with a list of its nonzero places; entries fade and fall off the list.</summary>
public sealed class EligibilityTraces
{
    private readonly double[] values;
    private readonly int[] places;
    private readonly double cutoff;
    private readonly TraceKind kind;
    private int count;

    /// <summary>Room for every weight.</summary>
    /// <param name="weights">Number of weights.</param>
    /// <param name="kind">What happens to a feature that is active again.</param>
    /// <param name="cutoff">Traces smaller than this are dropped; 0 keeps all until they underflow.</param>
    public EligibilityTraces(int weights, TraceKind kind, double cutoff)
    {
        values = new double[weights];
        places = new int[weights];
        this.kind = kind;
        this.cutoff = cutoff;
    }

    /// <summary>The places whose trace is not zero, in order of first activity.</summary>
    public ReadOnlySpan<int> Places => places.AsSpan(0, count);

    /// <summary>Trace of one weight; 0 when it deserves no credit.</summary>
    public double this[int weight] => values[weight];

    /// <summary>Forgets everything.</summary>
    public void Cut()
    {
        for (int i = 0; i < count; i++)
        {
            values[places[i]] = 0;
        }

        count = 0;
    }

    /// <summary>Multiplies every trace by a factor of 0..1, gamma times lambda in Q(lambda); 0 forgets them all.</summary>
    public void Fade(double factor)
    {
        if (factor == 0)
        {
            Cut();
            return;
        }

        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            int place = places[i];
            double faded = values[place] * factor;
            if (Math.Abs(faded) > cutoff)
            {
                values[place] = faded;
                places[kept++] = place;
            }
            else
            {
                values[place] = 0;
            }
        }

        count = kept;
    }

    /// <summary>Marks one weight as active now.</summary>
    public void Mark(int weight)
    {
        double old = values[weight];
        if (old == 0)
        {
            places[count++] = weight;
        }

        values[weight] = kind == TraceKind.Accumulating ? old + 1 : 1;
    }

    /// <summary>Adds to one weight's trace.</summary>
    public void Add(int weight, double amount)
    {
        double old = values[weight];
        if (old == 0)
        {
            places[count++] = weight;
        }

        // A trace of exactly zero has no place in the list: the smallest number there is stands for it.
        values[weight] = old + amount == 0 ? double.Epsilon : old + amount;
    }

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => sizeof(int) + (values.Length * (sizeof(int) + sizeof(double)));

    /// <summary>Writes the list and its values.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(count);
        foreach (int place in Places)
        {
            writer.Write(place);
            writer.Write(values[place]);
        }
    }

    /// <summary>Reads the list and its values; a place that does not exist leaves the traces empty and answers false.</summary>
    public bool Load(ref StateReader reader)
    {
        Cut();
        int saved = reader.ReadInt();
        if (saved < 0 || saved > places.Length)
        {
            return false;
        }

        for (int i = 0; i < saved; i++)
        {
            int place = reader.ReadInt();
            double value = reader.ReadDouble();
            if (place < 0 || place >= values.Length || values[place] != 0 || value == 0 || !double.IsFinite(value))
            {
                Cut();
                return false;
            }

            values[place] = value;
            places[count++] = place;
        }

        return true;
    }
}
