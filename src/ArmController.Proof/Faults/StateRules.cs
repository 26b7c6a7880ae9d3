using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>How each state goes on when nothing strikes.</summary>
public static class StateRules
{
    /// <summary>All states, in order.</summary>
    public static FaultState[] All { get; } = Enum.GetValues<FaultState>();

    /// <summary>Where it ends.</summary>
    public static Modes EndsOf(FaultState state) => state switch
    {
        FaultState.Holding or FaultState.Stopping => Modes.Holding,
        FaultState.Parking => Modes.Parking | Modes.Disarmed,
        _ => Modes.Following,
    };

    /// <summary>The hardest action on the way.</summary>
    public static SafetyAction WorstOf(FaultState state) => state switch
    {
        FaultState.Holding => SafetyAction.Hold,
        FaultState.Stopping => SafetyAction.StopThenHold,
        FaultState.Parking => SafetyAction.Release,
        _ => SafetyAction.None,
    };

    /// <summary>True where the agent is followed.</summary>
    public static bool IsFollowing(FaultState state) => state is FaultState.FollowingSlow or FaultState.FollowingFast;
}
