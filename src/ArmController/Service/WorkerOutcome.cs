using ArmController.Configuration.Troubles;

namespace ArmController.Service;

/// <summary>How a service ended.</summary>
internal sealed class WorkerOutcome
{
    /// <summary>For the caller of the program.</summary>
    public ExitCode Code { get; set; } = ExitCode.Done;

    /// <summary>What was wrong; null when nothing was.</summary>
    public Trouble? Trouble { get; set; }
}
