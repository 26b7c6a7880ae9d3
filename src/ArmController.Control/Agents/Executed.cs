using ArmController.Motion.Quantities;

namespace ArmController.Control.Agents;

/// <summary>
/// What really happened since the last decision, as the envelope admitted it: the learner learns from this, never from what it asked for.
/// </summary>
public struct Executed
{
    /// <summary>Displacement of the admitted reference since the last decision, radians.</summary>
    public Joints<Radian> Displacement;

    /// <summary>Whether a position limit held any joint back in any tick.</summary>
    public bool HeldAtLimit;

    /// <summary>
    /// Whether the last choice was not followed in between (a stop, a late tick, a trip, an emergency stop, an operator): what followed is no
    /// consequence of it and must not be learned from.
    /// </summary>
    public bool Interrupted;
}
