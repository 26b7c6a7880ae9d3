namespace ArmController.Deployment;

/// <summary>What a service drives.</summary>
internal enum ServiceHardware
{
    /// <summary>Nobody said: what the installed unit has, else the twin.</summary>
    Unsaid = 0,

    /// <summary>The twin.</summary>
    Sim,

    /// <summary>The arm on its bus.</summary>
    Real,
}
