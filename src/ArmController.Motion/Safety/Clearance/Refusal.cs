namespace ArmController.Motion.Safety.Clearance;

/// <summary>What a way to rest was found to break.</summary>
internal enum Refusal : byte
{
    /// <summary>Nothing: it is clear.</summary>
    None = 0,

    /// <summary>Something comes too near.</summary>
    Clearance,

    /// <summary>Some point is too fast.</summary>
    TipSpeed,
}
