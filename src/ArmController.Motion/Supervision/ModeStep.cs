namespace ArmController.Motion.Supervision;

/// <summary>Where a tick leads: a mode, why, and how that mode ends or is kept.</summary>
internal readonly record struct ModeStep(Mode Mode, Reasons Causes = Reasons.None, SafetyAction Outcome = SafetyAction.None)
{
    /// <summary>Into a latched fault, with the arm held.</summary>
    public static ModeStep Hold(Reasons causes) => new(Mode.Faulted, causes, SafetyAction.Hold);

    /// <summary>Into a latched fault, with the arm let go.</summary>
    public static ModeStep Release(Reasons causes) => new(Mode.Faulted, causes, SafetyAction.Release);
}
