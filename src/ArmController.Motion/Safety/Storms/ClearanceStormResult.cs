namespace ArmController.Motion.Safety.Storms;

/// <summary>What a storm against one arm's clearance did and found.</summary>
public sealed record ClearanceStormResult
{
    /// <summary>The arm's name.</summary>
    public required string Arm { get; init; }

    /// <summary>Commands asked of the envelope.</summary>
    public required long Ticks { get; init; }

    /// <summary>Looks at which something was inside something, stops included.</summary>
    public required long Penetrations { get; init; }

    /// <summary>Looks at which something was nearer than the margin, stops included.</summary>
    public required long Shortfalls { get; init; }

    /// <summary>The shortest distance, metres.</summary>
    public required double ShortestMetres { get; init; }

    /// <summary>The margin, metres.</summary>
    public required double MarginMetres { get; init; }

    /// <summary>Looks at which a joint after the second or the tip was too fast, stops included.</summary>
    public required long Speedings { get; init; }

    /// <summary>The highest speed where it was limited, m/s.</summary>
    public required double FastestMetresPerSecond { get; init; }

    /// <summary>The limit it had there, m/s.</summary>
    public required double MaxTipMetresPerSecond { get; init; }

    /// <summary>Joints that broke a limit of their own, impossible stops included.</summary>
    public required long JointFaults { get; init; }

    /// <summary>Frames the monitor refused: all of them false alarms.</summary>
    public required long MonitorRefusals { get; init; }

    /// <summary>Stops of the whole arm that were rolled out and looked at.</summary>
    public required long StopChecks { get; init; }

    /// <summary>Writes that failed on purpose.</summary>
    public required long DegradedTicks { get; init; }

    /// <summary>Times other limits were asked for.</summary>
    public required long LimitSwitches { get; init; }

    /// <summary>Of them, times all joints came to rest inside them, from where they were judged like the arm's own.</summary>
    public required long NarrowedRests { get; init; }

    /// <summary>Moves from rest to rest whose way is clear without a shield.</summary>
    public required long FreeMoves { get; init; }

    /// <summary>Those of them that did not arrive.</summary>
    public required long StuckMoves { get; init; }

    /// <summary>Ticks of those that did, without a shield.</summary>
    public required long FreeTicks { get; init; }

    /// <summary>Ticks of the same ones, with it.</summary>
    public required long ShieldedTicks { get; init; }

    /// <summary>Moves from rest to rest whose way is not clear.</summary>
    public required long BlockedMoves { get; init; }

    /// <summary>Those of them that arrived all the same.</summary>
    public required long ArrivedBlockedMoves { get; init; }

    /// <summary>Time of the free moves with the shield over their time without.</summary>
    public double TimeRatio => FreeTicks > 0 ? (double)ShieldedTicks / FreeTicks : 1;

    /// <summary>Free moves that did not arrive, of all of them.</summary>
    public double StuckShare => FreeMoves > 0 ? (double)StuckMoves / FreeMoves : 0;

    /// <summary>Everything that must never happen, together.</summary>
    public long Violations => Penetrations + Shortfalls + Speedings + JointFaults + MonitorRefusals;
}
