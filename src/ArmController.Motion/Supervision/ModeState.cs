using ArmController.Numerics;

namespace ArmController.Motion.Supervision;

/// <summary>All that the machine of modes remembers. The default is a process that has just begun, in Boot.</summary>
public struct ModeState
{
    /// <summary>The mode.</summary>
    public Mode Mode;

    /// <summary>How it ends or is kept: hold or park after Stopping, hold or release while Faulted. Meaningless elsewhere.</summary>
    public SafetyAction Outcome;

    /// <summary>What led into this mode, and in Stopping, Faulted and EStop what was found since.</summary>
    public Reasons Causes;

    /// <summary>Whether the arm switch was seen released since the arm was disarmed and has not been pressed since.</summary>
    public bool SwitchReleased;

    /// <summary>Whether time has begun.</summary>
    public bool Begun;

    /// <summary>Time of the first tick.</summary>
    public double BegunSeconds;

    /// <summary>Time of the tick in which the mode was entered.</summary>
    public double EnteredSeconds;

    /// <summary>Time of the last tick with a moving reference since then.</summary>
    public double MovedSeconds;

    /// <summary>Writes it.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write((int)Mode);
        writer.Write((int)Outcome);
        writer.Write((int)Causes);
        writer.Write(SwitchReleased);
        writer.Write(Begun);
        writer.Write(BegunSeconds);
        writer.Write(EnteredSeconds);
        writer.Write(MovedSeconds);
    }

    /// <summary>Reads it; false, and then it is a new beginning, when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Mode = (Mode)reader.ReadInt();
        Outcome = (SafetyAction)reader.ReadInt();
        Causes = (Reasons)reader.ReadInt();
        SwitchReleased = reader.ReadBool();
        Begun = reader.ReadBool();
        BegunSeconds = reader.ReadDouble();
        EnteredSeconds = reader.ReadDouble();
        MovedSeconds = reader.ReadDouble();
        bool sound = !reader.Truncated && Mode <= Mode.EStop && Outcome <= SafetyAction.Release
            && double.IsFinite(BegunSeconds + EnteredSeconds + MovedSeconds);
        if (!sound)
        {
            this = default;
        }

        return sound;
    }
}
