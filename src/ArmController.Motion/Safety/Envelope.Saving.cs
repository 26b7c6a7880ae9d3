using ArmController.Numerics;

namespace ArmController.Motion.Safety;

/// <summary>Its state in an image, and back.</summary>
public sealed partial class Envelope
{
    /// <summary>Writes the state; limits and period are the configuration's.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(placed);
        writer.Write(degraded);
        writer.Write(Tick);
        writer.Write(DegradedTicks);
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i].Save(ref writer);
        }

        shield?.Save(ref writer);
    }

    /// <summary>
    /// Reads the state back. False, and then no pose is known, when the image is short or its state is one from which this
    /// envelope could not stop inside its limits. While armed it is refused and nothing changes.
    /// </summary>
    internal bool Load(ref StateReader reader)
    {
        if (interlock.State == InterlockState.Armed)
        {
            return false;
        }

        placed = reader.ReadBool();
        degraded = reader.ReadBool();
        pending = false;

        // The image brings its own tick numbers back: under a new identity no command minted before can pass for a new one.
        Id = Interlocked.Increment(ref identities);
        Tick = reader.ReadLong();
        DegradedTicks = reader.ReadLong();
        bool holds = true;
        for (int i = 0; i < lanes.Length; i++)
        {
            holds &= lanes[i].Load(ref reader) || !placed;
        }

        CopyLanes();
        holds &= !reader.Truncated;
        if (placed && holds && shield is not null)
        {
            // Only a state whose joints can each stop is rolled out; nothing after the shield's own image is read here.
            holds = shield.Load(ref reader, bounds, states);
        }
        else
        {
            shield?.Skip(ref reader);
        }

        holds &= !reader.Truncated;
        placed &= holds;
        return holds;
    }
}
