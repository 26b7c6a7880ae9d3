namespace ArmController.Motion.Supervision;

/// <summary>What happens to the motion in a tick, from the mildest to the hardest; of several the last one wins.</summary>
public enum SafetyAction : byte
{
    /// <summary>Nothing: the agent is followed.</summary>
    None = 0,

    /// <summary>The motion goes on at a fraction of its speed.</summary>
    Slow,

    /// <summary>The joints brake in this tick and hold where they come to rest.</summary>
    Hold,

    /// <summary>They brake to rest, and hold.</summary>
    StopThenHold,

    /// <summary>They brake to rest, and the arm is parked.</summary>
    StopThenPark,

    /// <summary>All outputs off. A raised arm falls.</summary>
    Release,
}
