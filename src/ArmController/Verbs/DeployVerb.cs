using System.CommandLine;
using ArmController.Configuration.Troubles;
using ArmController.Deployment;

namespace ArmController.Verbs;

/// <summary><c>armctl deploy</c>: a program on its way to an arm's host, over the user's own ssh.</summary>
internal static class DeployVerb
{
    private static readonly string[] Rids = ["linux-arm64", "linux-x64"];

    private static readonly Argument<string> Host =
        new("host") { Description = "Where to: USER@HOST, or a name of your ssh configuration.", HelpName = "USER@HOST" };

    private static readonly Option<string?> Arm = new("--arm")
    {
        Description = "A shipped arm's name or a folder here, for a host that has no arm yet.",
        HelpName = "ARM",
    };

    private static readonly Option<int?> Port = new("--port")
    {
        Description = "The host's ssh port.",
        HelpName = "N",
        CustomParser = result => NumberToken.Whole(result, "--port", 1, 65_535),
    };

    private static readonly Option<string?> Rid =
        new("--rid") { Description = "What the host runs; it is asked otherwise.", HelpName = "linux-arm64|linux-x64" };

    private static readonly Option<string?> Binary =
        new("--binary") { Description = "A published folder to deploy instead of publishing from the source tree.", HelpName = "DIR" };

    private static readonly Option<string> Ssh = new("--ssh")
    {
        Description = "The ssh command with words of its own.",
        HelpName = "COMMAND",
        DefaultValueFactory = _ => "ssh",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be done; nobody is asked and nothing is built." };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "deploy",
            "Publishes armctl for a host, copies it there, switches to it, and goes back when it is not healthy.",
            "armctl deploy pi@arm.local --arm so101 --hw real",
            "armctl deploy pi@arm.local --dry-run",
            "armctl deploy root@localhost --ssh 'ssh -p 2223 -i key' --binary ./published")
        {
            Host,
            Arm,
            DeploymentOptions.Hardware,
            Port,
            Rid,
            Binary,
            Ssh,
            DryRun,
        };
        verb.Does(Deploy);
        return verb;
    }

    private static ExitCode Deploy(ParseResult words, Terminal terminal)
    {
        string host = words.GetValue(Host)!;
        string? rid = words.GetValue(Rid);
        string? binary = words.GetValue(Binary);
        string[]? ssh = Shell.Split(words.GetValue(Ssh)!);
        if (host.Length == 0 || host.StartsWith('-') || host.Any(char.IsWhiteSpace))
        {
            return terminal.Fail(UsageErrors.Code, $"'{host}' is no host", "write USER@HOST", ExitCode.Usage);
        }

        if (rid is not null && !Rids.Contains(rid))
        {
            return terminal.Fail(UsageErrors.Code, $"--rid does not know '{rid}'", $"use one of {string.Join(", ", Rids)}", ExitCode.Usage);
        }

        if (ssh is not { Length: > 0 })
        {
            return terminal.Fail(
                UsageErrors.Code, "--ssh holds no command, or a quote in it is left open", "write it as in: --ssh 'ssh -i key'", ExitCode.Usage);
        }

        if (binary is not null && !File.Exists(Path.Combine(binary, ReleaseFolder.Program)))
        {
            return terminal.Fail(
                UsageErrors.Code,
                $"there is no {ReleaseFolder.Program} in '{binary}'",
                "name the folder that dotnet publish -o made",
                ExitCode.Usage);
        }

        DeployOrder order = new(
            new SshHost(host, ssh, words.GetValue(Port)), words.GetValue(Arm), words.GetValue(DeploymentOptions.Hardware), rid, binary);
        Deployer deployer = new(order, terminal.Output, terminal.Say);
        if (words.GetValue(DryRun))
        {
            deployer.Show();
        }
        else
        {
            deployer.Deploy();
        }

        return ExitCode.Done;
    }
}
