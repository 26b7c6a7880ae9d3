namespace ArmController.Motion.Safety;

/// <summary>What an arm's description must satisfy. Hard rules are what the envelope's proof stands on; the others catch mistakes.</summary>
public enum EnvelopeRule : byte
{
    /// <summary>No rule.</summary>
    None = 0,

    /// <summary>Hard: one to eight joints, and none of the chain missing.</summary>
    JointCount,

    /// <summary>Hard: the period is finite and positive.</summary>
    Period,

    /// <summary>Hard: every limit and calibration number is finite.</summary>
    NotFinite,

    /// <summary>Hard: the lower limit is below the upper one, by at least one unit of 2^-40 rad.</summary>
    LimitsCrossed,

    /// <summary>Hard: the range is at most 64 rad and within 64 rad of zero.</summary>
    RangeTooWide,

    /// <summary>
    /// Hard: the speed and the acceleration are at least one unit of 2^-40 rad per tick, and per tick and tick; the jerk at least two.
    /// </summary>
    LimitTooSmall,

    /// <summary>Hard: the two calibration points differ in angle and in counts.</summary>
    CalibrationFlat,

    /// <summary>Hard: the smallest count is positive and below the largest.</summary>
    CountsCrossed,

    /// <summary>Hard: some whole count lies inside both what the servo may see and the limits, and counts stay below 2^30.</summary>
    NoWholeCount,

    /// <summary>
    /// Hard: either limit is at most 10^10 counts from angle zero, the first calibration point's own distance included, since counts are summed
    /// from there in doubles: a hundred-thousandth of a count is all that their rounding may be.
    /// </summary>
    SlopeTooSteep,

    /// <summary>Hard: with a limit of jerk, no stop takes more than the 4096 ticks that are rolled out.</summary>
    StopBeyondRollOut,

    /// <summary>Plausibility: the range is at least 0.02 rad.</summary>
    RangeTooNarrow,

    /// <summary>Plausibility: the highest speed moves at least one count per tick.</summary>
    SpeedBelowCount,

    /// <summary>Plausibility: a stop from the highest speed takes at most 4096 ticks.</summary>
    StopTicks,

    /// <summary>Plausibility: a stop from the highest speed takes at most 2 s.</summary>
    StopTime,

    /// <summary>Plausibility: the park pose lies inside the limits.</summary>
    ParkOutside,

    /// <summary>Plausibility: the allowed counts reach both limits.</summary>
    CountsDoNotCover,
}
