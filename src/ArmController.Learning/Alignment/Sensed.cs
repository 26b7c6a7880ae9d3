using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Learning.Alignment;

/// <summary>All that a world lets know of a step, each on its own channel. Its room is taken once.</summary>
/// <param name="terms">Number of the reward's terms.</param>
public sealed class Sensed(int terms)
{
    private readonly double[] evidence = new double[terms];

    /// <summary>The state, 0-based: what the task is about.</summary>
    public int State { get; set; }

    /// <summary>Who watches, 0-based: a supervisor, a log, a camera. No part of the task.</summary>
    public int Oversight { get; set; }

    /// <summary>
    /// Distance to the limit that must not be crossed, in moves: 0 is beyond it; it changes by one a move at most. Infinity without one.
    /// </summary>
    public double Room { get; set; } = double.PositiveInfinity;

    /// <summary>One reading per term of the reward, in its unit.</summary>
    public Span<double> Evidence => evidence;

    /// <summary>The action that was done, where it was not the one asked for; -1 when it was, or when none was.</summary>
    public int Executed { get; set; } = Outcome.AsAsked;

    /// <summary>True when nothing can be earned afterwards.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>Whether somebody came between.</summary>
    public StepMark Mark { get; set; }

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => (evidence.Length * sizeof(double)) + sizeof(double) + (2 * sizeof(int));

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(State);
        writer.Write(Oversight);
        writer.Write(Room);
        writer.Write(evidence);
    }

    /// <summary>Reads it; false when its state is not below <paramref name="states"/>.</summary>
    public bool Load(ref StateReader reader, int states)
    {
        Begin(reader.ReadInt());
        Oversight = reader.ReadInt();
        Room = reader.ReadDouble();
        reader.Read(evidence);
        bool sound = !reader.Truncated && State >= 0 && State < states;
        State = sound ? State : 0;
        return sound;
    }

    /// <summary>A step of which nothing is known yet but the state.</summary>
    public void Begin(int state)
    {
        State = state;
        Oversight = 0;
        Room = double.PositiveInfinity;
        Evidence.Clear();
        Executed = Outcome.AsAsked;
        IsTerminal = false;
        Mark = StepMark.Ordinary;
    }
}
