using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision.Watches;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision;

/// <summary>
/// Says whether the agent's standing proposal may be followed: it can be meant for this arm, it is fresh, and the first one after any stop lies
/// near where the arm was last sent. One from afar belongs to another state of the arm and is ignored until the agent has come back.
/// </summary>
internal struct CommandGate
{
    private CommandWatch watch;
    private bool usable;
    private bool synchronised;

    /// <summary>True when the standing proposal may be followed.</summary>
    public readonly bool IsOpen => usable && synchronised;

    /// <summary>True when it could be followed if it did not come from afar.</summary>
    public readonly bool Waits => usable && !synchronised;

    /// <summary>The agent gets its say, anew: whatever it said before is forgotten.</summary>
    public void Begin()
    {
        watch.Begin();
        usable = false;
        synchronised = false;
    }

    /// <summary>A tick without a decision: the standing proposal gets older.</summary>
    public void Age() => watch.Age();

    /// <summary>The agent has decided.</summary>
    /// <param name="proposal">What it wants; garbage counts as no command.</param>
    /// <param name="reference">Where the arm was last sent.</param>
    /// <param name="nearRadians">The first place asked for may be so far from there and no further.</param>
    /// <param name="bounds">What can be meant for the arm.</param>
    /// <param name="tick">Number of the tick, growing.</param>
    /// <param name="minuteTicks">Ticks in a minute.</param>
    public void Hear(in Proposal proposal, in Joints<Radian> reference, double nearRadians, CommandBounds bounds, long tick, long minuteTicks)
    {
        // A speed is meant from wherever the arm is; only a place can be meant for another state of it.
        bool isSpeed = proposal.Kind == ProposalKind.Velocity;
        usable = bounds.Allow(proposal);
        bool near = true;
        for (int i = 0; i < bounds.Lanes; i++)
        {
            near &= isSpeed || Math.Abs(proposal.Target[i] - reference[i]) <= nearRadians;
        }

        synchronised |= usable && near;
        watch.Note(usable, tick, minuteTicks);
    }

    /// <summary>What there is to say of the agent.</summary>
    public Reasons Look(int ageLimit) => watch.Look(ageLimit);

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        watch.Save(ref writer);
        writer.Write(usable);
        writer.Write(synchronised);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        watch.Load(ref reader);
        usable = reader.ReadBool();
        synchronised = reader.ReadBool();
    }
}
