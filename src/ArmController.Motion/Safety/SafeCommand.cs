using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety;

/// <summary>
/// One tick's step that an <see cref="Envelope"/> has admitted; nothing else can make one, and the default lets the arm go.
/// It is good for one use, in its own tick, with its own envelope.
/// </summary>
public readonly struct SafeCommand
{
    /// <summary>Let go, or move.</summary>
    public readonly CommandKind Kind;

    /// <summary>Pulses for the wire, rounded from <see cref="Position"/> and within the calibrated range.</summary>
    public readonly ServoCounts Counts;

    /// <summary>The admitted reference; every lane is an exact multiple of 2^-40 rad.</summary>
    public readonly Joints<Radian> Position;

    /// <summary>The admitted reference's speed: this position less the one before, over the period.</summary>
    public readonly Joints<RadianPerSecond> Velocity;

    /// <summary>Why lanes differ from what was proposed.</summary>
    public readonly TrimSet Trims;

    /// <summary>The envelope that admitted it; 0 belongs to none.</summary>
    public readonly long EnvelopeId;

    /// <summary>Its number among all answers of its envelope, from 1.</summary>
    public readonly long Tick;

    internal SafeCommand(
        in ServoCounts counts,
        in Joints<Radian> position,
        in Joints<RadianPerSecond> velocity,
        in TrimSet trims,
        long envelopeId,
        long tick)
    {
        Kind = CommandKind.Move;
        Counts = counts;
        Position = position;
        Velocity = velocity;
        Trims = trims;
        EnvelopeId = envelopeId;
        Tick = tick;
    }
}
