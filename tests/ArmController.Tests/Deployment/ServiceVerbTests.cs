using ArmController.Configuration.Troubles;
using ArmController.Deployment;
using ArmController.Tests.Program;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Deployment;

public sealed class ServiceVerbTests
{
    [Theory]
    [InlineData("# would write /etc/systemd/system/armctl.service:")]
    [InlineData("# would write /etc/udev/rules.d/60-armctl.rules:")]
    [InlineData("    SUBSYSTEM==\"i2c-dev\", KERNEL==\"i2c-[0-9]*\", GROUP=\"i2c\", MODE=\"0660\"")]
    [InlineData("    ExecStart=/opt/armctl/current/armctl run --arm /etc/armctl/arm --hw real")]
    [InlineData("# would run: groupadd --system --force gpio")]
    [InlineData("# would run: usermod --append --groups i2c,gpio armctl")]
    [InlineData("# would run: systemctl daemon-reload")]
    [InlineData("# would run: systemctl --quiet enable armctl")]
    public void Install_shows_what_it_would_do(string line)
    {
        (ExitCode exit, string output, string errors) = Run("service", "install", "--arm", "so101", "--hw", "real");

        Assert.Equal((ExitCode.Done, "nothing was changed: add --apply to do it\n"), (exit, errors));
        Assert.Contains(line, output.Split('\n'));
    }

    [Fact]
    public void Uninstall_keeps_what_was_learned_unless_told_otherwise()
    {
        string kept = Run("service", "uninstall").Output;
        string purged = Run("service", "uninstall", "--purge").Output;

        Assert.Contains("rm -f /etc/systemd/system/armctl.service /etc/udev/rules.d/60-armctl.rules", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("/var/lib/armctl", kept, StringComparison.Ordinal);
        Assert.Contains("rm -rf /var/lib/armctl /etc/armctl /opt/armctl", purged, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_arm_is_configuration() => Assert.Equal(ExitCode.Configuration, Run("service", "install", "--arm", "desk5").Exit);

    [Fact]
    public void A_file_is_written_once_and_kept_when_it_is_the_same()
    {
        using Scratch root = new();
        List<string> said = [];
        HostStep[] steps = [new HostStep.TextFile("/etc/a/b", "text\n"), new HostStep.Command("echo hello")];

        Assert.Null(HostChanger.Apply(steps, root.Path, said.Add));
        Assert.Null(HostChanger.Apply(steps, root.Path, said.Add));

        Assert.Equal(["wrote /etc/a/b", "hello", "kept /etc/a/b, which is the same", "hello"], said);
        Assert.Equal(["etc/a/b"], root.Files());
    }

    [Fact]
    public void The_first_command_that_fails_ends_it_and_is_named()
    {
        using Scratch root = new();

        string? failed = HostChanger.Apply([new HostStep.Command("exit 7"), new HostStep.TextFile("/never", "")], root.Path, _ => { });

        Assert.Equal("a command answered 7: exit 7", failed);
        Assert.Empty(root.Files());
    }

    [Fact]
    public void A_program_among_the_releases_is_not_copied_and_an_arm_of_the_host_is_kept()
    {
        string lines = string.Join(
            '\n',
            InstallPlan.Install("/opt/armctl/releases/1-a", release: null, arm: null, "unit", start: null).OfType<HostStep.Command>()
                .Select(step => step.Line));

        Assert.DoesNotContain("cp -R", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("/etc/armctl", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("start", lines, StringComparison.Ordinal);
    }

    private static (ExitCode Exit, string Output, string Errors) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode exit = CommandLine.Run(words, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
