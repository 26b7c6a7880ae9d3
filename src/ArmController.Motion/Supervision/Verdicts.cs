namespace ArmController.Motion.Supervision;

/// <summary>What each finding demands. Of several the worst action wins; a reason that is no finding demands nothing.</summary>
public static class Verdicts
{
    /// <summary>Findings that are latched: after them a person must acknowledge.</summary>
    public const Reasons Faults = AtOnce | Reasons.SensorStale | Reasons.SensorFrozen | Reasons.SensorJump | Reasons.TrackingError
        | Reasons.Stalled | Reasons.ServoOverheated | Reasons.OverCurrent;

    /// <summary>Faults that are latched in the very tick: the arm brakes as a faulted one. The others are latched when it has come to rest.</summary>
    public const Reasons AtOnce = Reasons.InterlockTripped | Reasons.AngleWrapped | Reasons.CommandFlood | Reasons.TickGap;

    /// <summary>Findings after which nothing may be driven. Few: a raised arm falls when it is let go.</summary>
    public const Reasons Releasing = Reasons.InterlockTripped | Reasons.ServoOverheated | Reasons.OverCurrent;

    /// <summary>Everything a watch can find.</summary>
    public const Reasons Findings = Faults | StopsThenParks | StopsThenHolds | Reasons.TickLate | Reasons.ServoWarm;

    private const Reasons StopsThenParks = Reasons.ServoHot | Reasons.TorqueHigh;

    private const Reasons StopsThenHolds = (Faults & ~Releasing) | Reasons.SupplyLow | Reasons.CommandStale | Reasons.CommandsBad | Reasons.TicksLate;

    /// <summary>The worst action that any of the findings demands.</summary>
    public static SafetyAction Worst(Reasons findings) =>
        (findings & Releasing) != 0 ? SafetyAction.Release
        : (findings & StopsThenParks) != 0 ? SafetyAction.StopThenPark
        : (findings & StopsThenHolds) != 0 ? SafetyAction.StopThenHold
        : (findings & Reasons.TickLate) != 0 ? SafetyAction.Hold
        : (findings & Reasons.ServoWarm) != 0 ? SafetyAction.Slow
        : SafetyAction.None;
}
