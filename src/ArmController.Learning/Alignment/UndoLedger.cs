using ArmController.Learning.Planning;
using ArmController.Numerics;

namespace ArmController.Learning.Alignment;

/// <summary>
/// What one term of progress paid for every step, so that the step back can cost as much: going to and fro is worth nothing, going round is.
/// </summary>
/// <remarks>
/// It knows a step back by its two states. Where a part of the state moves by itself, as a clock does, no step is ever taken back,
/// and to and fro pays; and any way longer than a step and back is a round. Where that can be gamed, a potential must take progress's place.
/// </remarks>
public sealed class UndoLedger
{
    private readonly StepModel model;
    private readonly double[] paid;

    /// <summary>Nothing was paid yet.</summary>
    /// <param name="model">What was seen.</param>
    /// <param name="states">Number of states.</param>
    public UndoLedger(StepModel model, int states)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        paid = new double[states * model.Actions];
    }

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => paid.Length * sizeof(double);

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer) => writer.Write(paid);

    /// <summary>Reads it; false when an amount is no number.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read(paid);
        bool sound = !reader.Truncated;
        foreach (double amount in paid)
        {
            sound &= double.IsFinite(amount);
        }

        return sound;
    }

    /// <summary>A step was paid for.</summary>
    public void Note(int from, int action, double amount) => paid[(from * model.Actions) + action] = amount;

    /// <summary>What a step has to give back: the most that was paid for the same step the other way.</summary>
    public double Owed(int from, int to)
    {
        double owed = 0;
        if (from == to)
        {
            return owed;
        }

        for (int action = 0; action < model.Actions; action++)
        {
            bool leadsBack = (model.Taken(to) >> action & 1) != 0 && model.Next(to, action) == from;
            owed = leadsBack ? Math.Max(owed, paid[(to * model.Actions) + action]) : owed;
        }

        return owed;
    }
}
