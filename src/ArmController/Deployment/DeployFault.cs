namespace ArmController.Deployment;

/// <summary>Why a deployment ended early.</summary>
internal sealed class DeployFault : Exception
{
    public DeployFault()
    {
    }

    public DeployFault(string message)
        : base(message)
    {
    }

    public DeployFault(string message, Exception cause)
        : base(message, cause)
    {
    }

    public DeployFault(string code, string cause, string remedy, ExitCode exit)
        : base(cause) => (Code, Remedy, Exit) = (code, remedy, exit);

    /// <summary>Stable code.</summary>
    public string Code { get; } = "E-DEP-01";

    /// <summary>What to do.</summary>
    public string Remedy { get; } = "look at the lines above";

    /// <summary>What the program answers.</summary>
    public ExitCode Exit { get; } = ExitCode.Failed;
}
