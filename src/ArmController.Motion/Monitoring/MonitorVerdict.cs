namespace ArmController.Motion.Monitoring;

/// <summary>What the monitor says of a frame or of one of its lanes. Only <see cref="Good"/> permits a write; zero refuses.</summary>
public enum MonitorVerdict : byte
{
    /// <summary>Refused: nobody has looked at it.</summary>
    NotJudged = 0,

    /// <summary>Some motion within every limit explains this count and all before it.</summary>
    Good,

    /// <summary>Refused: the monitor has not been told where the arm is, or has refused since.</summary>
    NotPlaced,

    /// <summary>Refused: a lane without a joint is driven.</summary>
    StrayLane,

    /// <summary>Refused: the count is outside the joint's range, or further outside than before.</summary>
    Range,

    /// <summary>Refused: no motion within the speed limit explains the counts.</summary>
    Speed,

    /// <summary>Refused: no motion within the acceleration limit explains the counts.</summary>
    Acceleration,

    /// <summary>Refused: the joint is so fast that it could not stop inside its range.</summary>
    Stop,

    /// <summary>Refused: a link is nearer to the table than any lawful motion rounds to.</summary>
    Table,

    /// <summary>Refused: a link is nearer to the end of the workspace than any lawful motion rounds to.</summary>
    Workspace,

    /// <summary>Refused: a point of a link is nearer to a keep-out box than any lawful motion rounds to.</summary>
    KeepOut,
}
