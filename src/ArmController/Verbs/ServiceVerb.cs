using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Deployment;
using ArmController.Training.Runs;

namespace ArmController.Verbs;

/// <summary><c>armctl service</c>: the systemd unit of this machine. Changes are shown first and made when asked with --apply.</summary>
internal static class ServiceVerb
{
    private static readonly Option<bool> Apply = new("--apply") { Description = "Make the changes; without it they are shown only." };

    private static readonly Option<bool> NoStart = new("--no-start") { Description = "Leave the service as it is: neither started nor restarted." };

    private static readonly Option<bool> Purge =
        new("--purge") { Description = "Remove what was learned, the configuration, the releases and the user too." };

    private static readonly Option<bool> Follow = new("--follow", "-f") { Description = "Go on with every line to come, until Ctrl+C." };

    private static readonly Option<int> Lines = new("--lines")
    {
        Description = "Last lines to print.",
        HelpName = "N",
        DefaultValueFactory = _ => 50,
        CustomParser = result => NumberToken.Whole(result, "--lines", 0, 1_000_000),
    };

    /// <summary>Makes the verbs.</summary>
    public static Verb Create() => new(
        "service", "Installs armctl as a systemd service of this machine, shows its journal, or takes it away.", "armctl service install",
        "armctl service logs --follow")
    {
        Installing(),
        Logs(),
        Uninstalling(),
    };

    private static Verb Installing()
    {
        Verb verb = new(
            "install",
            "Shows the unit and what would be done; does it with --apply.",
            "armctl service install --arm so101 --hw real",
            "sudo armctl service install --apply")
        {
            SharedOptions.Arm,
            DeploymentOptions.Hardware,
            Apply,
            NoStart,
        };
        verb.Does(Install);
        return verb;
    }

    private static Verb Logs()
    {
        Verb verb = new("logs", "Shows the service's journal.", "armctl service logs", "armctl service logs -f --lines 200") { Follow, Lines };
        verb.Does((words, terminal) =>
        {
            using StopSignals signals = new();
            string[] follow = words.GetValue(Follow) ? ["--follow"] : [];
            string lines = words.GetValue(Lines).ToString(CultureInfo.InvariantCulture);
            int code = ChildProcess.Run(
                ["journalctl", "--no-pager", "-u", ServicePaths.Name, "-n", lines, .. follow], line => terminal.Output.WriteLine(line), terminal.Say);
            return signals.Asked ? ExitCode.Interrupted
                : code == 0 ? ExitCode.Done
                : terminal.Fail(
                    "E-INS-03",
                    code == ChildProcess.NotFound ? "there is no journalctl on this machine" : $"journalctl answered {code}",
                    "see whether systemd runs here",
                    ExitCode.Failed);
        });
        return verb;
    }

    private static Verb Uninstalling()
    {
        Verb verb = new(
            "uninstall", "Shows what would be removed; removes it with --apply. What was learned stays.", "armctl service uninstall",
            "sudo armctl service uninstall --apply --purge")
        {
            Apply,
            Purge,
        };
        verb.Does((words, terminal) => Change(InstallPlan.Uninstall(words.GetValue(Purge)), words, terminal));
        return verb;
    }

    private static ExitCode Install(ParseResult words, Terminal terminal)
    {
        // The host's own arm stays as its owner left it.
        bool keeps = File.Exists(Path.Combine(ServicePaths.Arm, ArmSource.JsonName));
        string wanted = words.GetValue(SharedOptions.Arm)!;
        Checked<ArmConfiguration> read = ArmCatalogue.Load(keeps ? ServicePaths.Arm : wanted);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return terminal.Fail(read.Faults);
        }

        if (keeps && words.IsGiven(SharedOptions.Arm) && ArmCatalogue.Load(wanted).TryGet(out ArmConfiguration? other)
            && other.Source.Hash != arm.Source.Hash)
        {
            terminal.Say($"kept {ServicePaths.Arm}, which is not {wanted}: remove it first to have it copied anew");
        }

        string before = File.Exists(ServicePaths.Unit) ? File.ReadAllText(ServicePaths.Unit) : "";
        ServiceHardware hardware = words.GetValue(DeploymentOptions.Hardware);
        hardware = hardware == ServiceHardware.Unsaid ? ServiceUnit.HardwareOf(before) : hardware;
        string unit = ServiceUnit.Text(hardware, arm, isNative: !RuntimeFeature.IsDynamicCodeSupported);
        string program = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string? release = program.StartsWith(ServicePaths.Base + "/", StringComparison.Ordinal)
            ? null
            : ReleaseFolder.Of(program).Name(ProgramVersion.Text);
        string start = unit == before && release is null ? "start" : "restart";
        return Change(
            InstallPlan.Install(program, release, keeps ? null : arm.Source.Folder, unit, words.GetValue(NoStart) ? null : start), words, terminal);
    }

    private static ExitCode Change(List<HostStep> steps, ParseResult words, Terminal terminal)
    {
        if (!words.GetValue(Apply))
        {
            HostChanger.Show(steps, terminal.Output);
            terminal.Say("nothing was changed: add --apply to do it");
            return ExitCode.Done;
        }

        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            const string Cause = "only root may change the services of a machine";
            return terminal.Fail("E-INS-01", Cause, "run the same words with sudo on the arm's host", ExitCode.Refused);
        }

        return HostChanger.Apply(steps, root: "", terminal.Output.WriteLine) is { } failed
            ? terminal.Fail("E-INS-02", failed, "mend that and run the same words again: what is done already is not done twice", ExitCode.Failed)
            : ExitCode.Done;
    }
}
