using ArmController.Numerics;

namespace ArmController.Motion.Supervision;

/// <content>All that decides, as bytes.</content>
public sealed partial class Supervisor
{
    /// <summary>Writes modes, watches and everything else that decides.</summary>
    public void Save(ref StateWriter writer)
    {
        answer.State.Save(ref writer);
        writer.Write((int)answer.Action);
        watch.Save(ref writer);
        clock.Save(ref writer);
        proof.Save(ref writer);
        gate.Save(ref writer);
        writer.Write(ticks);
        writer.Write(attested);
    }

    /// <summary>
    /// Reads what <see cref="Save"/> wrote; false, and then it begins in Boot, when it is not sound. Only a simulated arm goes on from an image:
    /// its world was saved with it. A restart of a real one begins in Boot, and nothing loads anything.
    /// </summary>
    public bool Load(ref StateReader reader)
    {
        bool sound = answer.State.Load(ref reader);
        answer.Action = (SafetyAction)reader.ReadInt();
        answer.Reasons = answer.State.Causes;
        answer.Blockers = ArmingBlockers.None;
        watch.Load(ref reader);
        clock.Load(ref reader);
        proof.Load(ref reader);
        gate.Load(ref reader);
        ticks = reader.ReadLong();
        attested = reader.ReadBool();

        // Switching on is not saved: it cannot be resumed halfway.
        sound &= !reader.Truncated && Mode != Mode.Arming;
        if (!sound)
        {
            answer = default;
            answer.Action = SafetyAction.Release;
            attested = false;
        }

        return sound;
    }
}
