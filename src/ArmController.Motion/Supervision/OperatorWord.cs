namespace ArmController.Motion.Supervision;

/// <summary>What a person can ask for, in ascending order of caution: when several words wait, the most cautious one is heard.</summary>
public enum OperatorWord : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Follow the agent. Said anew after every stop.</summary>
    Enable,

    /// <summary>
    /// I have seen the fault or released the emergency stop. It leads to disarmed, where an arm that was held is let go, and never further.
    /// </summary>
    Reset,

    /// <summary>Move to the park pose, slowly, and disarm there.</summary>
    Park,

    /// <summary>Stop and hold; while arming, break off.</summary>
    Stop,

    /// <summary>All outputs off, wherever the arm is. It may fall.</summary>
    LetGo,
}
