namespace ArmController.Learning.Rewards;

/// <summary>What a term of a reward says, and with it what may be asked of it.</summary>
public enum TermKind
{
    /// <summary>What is wanted. It may pay as often as it happens.</summary>
    Task = 0,

    /// <summary>What is to be spared: time, wear, a collision. It never pays.</summary>
    Cost,

    /// <summary>
    /// A hint for a step on the way. Whoever takes the very same step back gives it back, so that to and fro is worth nothing.
    /// Any longer way that comes back is paid as often as it is gone: where that is not wanted, the hint must be a potential.
    /// </summary>
    Progress,

    /// <summary>
    /// A hint that depends on the states alone, as the difference of a potential: every closed way sums to zero (Ng, Harada and Russell 1999).
    /// Declared, and checked on recordings.
    /// </summary>
    Potential,

    /// <summary>A cost that the alignment layer measures itself: the share of what could be reached before a step and cannot afterwards.</summary>
    LostStates,

    /// <summary>A cost that the alignment layer measures itself: how far inside the margin of a limit a step ends.</summary>
    NearLimit,
}
