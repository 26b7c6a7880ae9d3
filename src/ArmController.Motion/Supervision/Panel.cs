namespace ArmController.Motion.Supervision;

/// <summary>
/// What the world outside the loop says in a tick: buttons, a person's word, and what only the program can know. Zero is off: the default is an
/// open emergency stop, nobody there and no checks made.
/// </summary>
public struct Panel
{
    /// <summary>The emergency stop's contact is closed.</summary>
    public bool EStopClosed;

    /// <summary>How the checks at start went.</summary>
    public SelfTest SelfTest;

    /// <summary>What the program knows that forbids arming; the supervisor adds what it sees itself.</summary>
    public ArmingBlockers Blockers;

    /// <summary>What a person asked for since the last tick: what <see cref="OperatorMailbox.Take"/> gave.</summary>
    public OperatorWord Word;

    /// <summary>The arm switch or key is pressed.</summary>
    public bool ArmSwitch;

    /// <summary>Who presses the arm switch in this tick has looked: the arm rests in its park pose. Good for this press and no other.</summary>
    public bool PoseConfirmed;

    /// <summary>The process has been asked to end: nothing may be armed any more, and the way to the park pose is a faster one.</summary>
    public bool Ending;

    /// <summary>Whoever commands is there: always so for an agent in this process, for others while their session lives.</summary>
    public bool CommandReady;
}
