namespace ArmController.Configuration.Troubles;

/// <summary>A trouble that ends what was asked for; whoever runs the command line says it and answers with its exit code.</summary>
/// <param name="trouble">What went wrong.</param>
/// <param name="exit">What the program answers.</param>
/// <param name="inner">What brought it about, if anything was thrown.</param>
public class TroubleException(Trouble trouble, ExitCode exit = ExitCode.Hardware, Exception? inner = null) : IOException(trouble.Sentence, inner)
{
    /// <summary>What went wrong.</summary>
    public Trouble Trouble => trouble;

    /// <summary>What the program answers.</summary>
    public ExitCode Exit => exit;
}
