namespace ArmController.Deployment;

/// <summary>One change of a host, which can be shown before it is made.</summary>
internal abstract record HostStep
{
    private HostStep()
    {
    }

    /// <summary>A line for the shell; it may be run again and again.</summary>
    /// <param name="Line">As the shell gets it.</param>
    internal sealed record Command(string Line) : HostStep;

    /// <summary>A file with exactly this text.</summary>
    /// <param name="Path">Absolute, on the host.</param>
    /// <param name="Text">Its content.</param>
    internal sealed record TextFile(string Path, string Text) : HostStep;
}
