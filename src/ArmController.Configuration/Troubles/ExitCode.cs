namespace ArmController.Configuration.Troubles;

/// <summary>What the program answers to its caller; the numbers from 64 on are those of sysexits.h.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The run failed.</summary>
    Failed = 1,

    /// <summary>The words of the command line make no sense.</summary>
    Usage = 2,

    /// <summary>Refused or ended by safety.</summary>
    Refused = 3,

    /// <summary>The target was not reached, or a comparison found worse.</summary>
    TargetMissed = 4,

    /// <summary>A fault of the program itself.</summary>
    Internal = 70,

    /// <summary>Hardware is absent or busy.</summary>
    Hardware = 75,

    /// <summary>The configuration has faults.</summary>
    Configuration = 78,

    /// <summary>Interrupted after a safe stop.</summary>
    Interrupted = 130,
}
