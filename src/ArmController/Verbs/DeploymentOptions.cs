using System.CommandLine;
using ArmController.Deployment;

namespace ArmController.Verbs;

/// <summary>Options of the verbs that bring the service to a host.</summary>
internal static class DeploymentOptions
{
    /// <summary>What the service drives.</summary>
    public static Option<ServiceHardware> Hardware { get; } = Driven();

    private static Option<ServiceHardware> Driven()
    {
        Option<ServiceHardware> option = new("--hw")
        {
            Description = "What the service drives: the twin, or the arm on its bus. Without it as installed before, else the twin.",
            HelpName = "sim|real",
            CustomParser = result => WordToken.Choice(result, "--hw", [("sim", ServiceHardware.Sim), ("real", ServiceHardware.Real)]),
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add("sim", "real");
        return option;
    }
}
