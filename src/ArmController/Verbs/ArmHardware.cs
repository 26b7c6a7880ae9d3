namespace ArmController.Verbs;

/// <summary>What a service drives.</summary>
internal enum ArmHardware
{
    /// <summary>The twin.</summary>
    Simulated = 0,

    /// <summary>The arm on its bus.</summary>
    Real,
}
