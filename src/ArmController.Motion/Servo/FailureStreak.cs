using ArmController.Numerics;

namespace ArmController.Motion.Servo;

/// <summary>Counts how many ticks in a row had a bus failure; several failures of one tick count once.</summary>
internal struct FailureStreak
{
    /// <summary>So many ticks in a row are too many.</summary>
    public const int TooMany = 3;

    private bool open;
    private bool failed;
    private int length;

    /// <summary>True when the limit is reached.</summary>
    public readonly bool IsTooLong => length >= TooMany;

    /// <summary>A tick begins, and with it the one before ends.</summary>
    public void Begin()
    {
        End();
        open = true;
    }

    /// <summary>Work of the present tick, or of a tick of its own when none has begun.</summary>
    public void Continue() => open = true;

    /// <summary>Something failed in this tick.</summary>
    public void Fail()
    {
        length += failed ? 0 : 1;
        failed = true;
    }

    /// <summary>The tick is over; one without failure ends the streak.</summary>
    public void End()
    {
        length = open && !failed ? 0 : length;
        failed = false;
        open = false;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(open);
        writer.Write(failed);
        writer.Write(length);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        open = reader.ReadBool();
        failed = reader.ReadBool();
        length = Math.Clamp(reader.ReadInt(), 0, TooMany);
    }
}
