namespace ArmController.Motion.Supervision;

/// <summary>All that the machine of modes looks at in a tick. Zero is off: the default is an open emergency stop.</summary>
public struct ModeInputs
{
    /// <summary>The emergency stop's contact is closed: it is not pressed and its wire is whole.</summary>
    public bool EStopClosed;

    /// <summary>How the checks at start went.</summary>
    public SelfTest SelfTest;

    /// <summary>What forbids arming, apart from what the machine sees itself: the emergency stop, the first seconds and the arm switch.</summary>
    public ArmingBlockers Blockers;

    /// <summary>What the watches found in this tick.</summary>
    public Reasons Findings;

    /// <summary>What a person asked for since the last tick.</summary>
    public OperatorWord Word;

    /// <summary>The arm switch or key is pressed.</summary>
    public bool ArmSwitch;

    /// <summary>How far switching on is.</summary>
    public ArmingProgress Arming;

    /// <summary>The arm's interlock lets pulses through.</summary>
    public bool Driven;

    /// <summary>The reference stands still.</summary>
    public bool AtRest;

    /// <summary>The reference stands still at the park pose.</summary>
    public bool AtPark;

    /// <summary>Whoever commands is there and has something to say.</summary>
    public bool CommandReady;
}
