namespace ArmController.Motion.Safety;

/// <summary>How a proposal is meant. Zero is off: nothing is wanted.</summary>
public enum ProposalKind : byte
{
    /// <summary>No command: every joint brakes to rest.</summary>
    None = 0,

    /// <summary>Every joint wants a speed.</summary>
    Velocity,

    /// <summary>Every joint wants to come to rest at an angle.</summary>
    Target,
}
