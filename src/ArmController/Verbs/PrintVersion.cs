using System.CommandLine;
using System.CommandLine.Invocation;
using ArmController.Configuration.Troubles;
using ArmController.Training.Runs;

namespace ArmController.Verbs;

/// <summary>Prints the program's version.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.Text);
        return (int)ExitCode.Done;
    }
}
