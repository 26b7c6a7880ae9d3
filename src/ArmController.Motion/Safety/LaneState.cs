namespace ArmController.Motion.Safety;

/// <summary>Where one joint's reference is and how it came there, in exact integers of the emitted positions.</summary>
/// <param name="Q">Position, 2^-40 rad.</param>
/// <param name="V">Last step: this position less the one before, units per tick.</param>
/// <param name="A">Last change of step: this step less the one before, units per tick and tick.</param>
public readonly record struct LaneState(long Q, long V, long A)
{
    /// <summary>At rest: neither moving nor about to.</summary>
    public bool IsAtRest => V == 0 && A == 0;

    /// <summary>The state after one more step.</summary>
    public LaneState After(long step) => new(Q + step, step, step - V);
}
