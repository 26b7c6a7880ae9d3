namespace ArmController.Proof.Faults;

/// <summary>What the arm is doing when a fault strikes.</summary>
public enum FaultState
{
    /// <summary>Switched on, at rest.</summary>
    Holding,

    /// <summary>Following its agent at a tenth of its speed limits.</summary>
    FollowingSlow,

    /// <summary>Following its agent at nine tenths of its speed limits.</summary>
    FollowingFast,

    /// <summary>Braking from there.</summary>
    Stopping,

    /// <summary>On its way to the park pose.</summary>
    Parking,
}
