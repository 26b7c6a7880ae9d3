namespace ArmController.Motion.Safety.Storms;

/// <summary>How one joint is attacked for a while.</summary>
public enum StormAttack : byte
{
    /// <summary>Stay: no speed, or the present angle.</summary>
    Hold = 0,

    /// <summary>A wish near what is feasible.</summary>
    Mild,

    /// <summary>Uniformly random, up to a few times the limits.</summary>
    Random,

    /// <summary>Random sign and any power of ten.</summary>
    Huge,

    /// <summary>Not a number, with any payload.</summary>
    NotANumber,

    /// <summary>Plus or minus infinity.</summary>
    Infinite,

    /// <summary>Any 64 bits.</summary>
    RandomBits,

    /// <summary>Full effort one way and the other in turn, every tick.</summary>
    Alternate,

    /// <summary>Full effort to one limit, then to the other.</summary>
    BangBang,

    /// <summary>Full effort against one limit and no end.</summary>
    Press,

    /// <summary>Exactly a limit, or the next number beside it, or next to zero.</summary>
    Edge,
}
