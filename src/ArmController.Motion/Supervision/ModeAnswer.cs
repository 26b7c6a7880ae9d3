namespace ArmController.Motion.Supervision;

/// <summary>What the machine of modes says about one tick.</summary>
public struct ModeAnswer
{
    /// <summary>The state for the next tick; its mode is in force already in this one.</summary>
    public ModeState State;

    /// <summary>What happens to the motion in this tick.</summary>
    public SafetyAction Action;

    /// <summary>Why: the causes of the mode and the findings of this tick.</summary>
    public Reasons Reasons;

    /// <summary>What forbids arming, all of it.</summary>
    public ArmingBlockers Blockers;
}
