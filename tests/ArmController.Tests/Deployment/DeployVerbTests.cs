using ArmController.Configuration.Troubles;
using ArmController.Deployment;
using ArmController.Tests.Program;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Deployment;

public sealed class DeployVerbTests
{
    private const string Ssh =
        """
        #!/bin/sh
        here=$(dirname "$0")
        case "$*" in
            *machine=*) echo "Welcome"; echo "machine=@MACHINE@"; echo root=sudo; echo "current=" ;;
            *) echo "$*" >"$here/words"; cat >"$here/sent"; exit 0 ;;
        esac
        """;

    [Fact]
    public void A_dry_run_tells_what_would_be_done_and_asks_nobody()
    {
        (ExitCode exit, string output, string errors) = Run(
            "deploy", "pi@arm.local", "--dry-run", "--rid", "linux-arm64", "--port", "2223", "--hw", "real", "--ssh", "ssh -i 'my key'");

        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        Assert.Contains("# would ask:  ssh -i my key -p 2223 -- pi@arm.local probe.sh", output, StringComparison.Ordinal);
        Assert.Contains("-r linux-arm64", output, StringComparison.Ordinal);
        Assert.Contains("deploy.sh VERSION-HASH 1 --hw real", output, StringComparison.Ordinal);
        Assert.Contains("mv -T", output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_stream_goes_to_a_host_under_sudo()
    {
        using Scratch here = Published("aarch64");

        (ExitCode exit, _, string errors) = Run("deploy", "pi@arm", "--ssh", here.File("ssh"), "--binary", here.File("out"), "--arm", "so101");

        Assert.True(exit == ExitCode.Done, errors);
        string words = File.ReadAllText(here.File("words"));
        Assert.Contains("-- pi@arm sudo -n 'sh' '-c' 'ROOT=", words, StringComparison.Ordinal);
        Assert.Matches("'armctl-deploy' '[0-9.]+-[0-9a-f]{8}' '1' '--arm' 'so101'\n$", words);
        Assert.Equal([0x1f, 0x8b], File.ReadAllBytes(here.File("sent"))[..2]);
    }

    [Theory]
    [InlineData("x86_64", "holds no armctl for linux-x64", (int)ExitCode.Usage)]
    [InlineData("armv7l", "made for 64-bit ARM and x64 only", (int)ExitCode.Hardware)]
    public void A_program_for_another_processor_is_not_sent(string machine, string cause, int wanted)
    {
        using Scratch here = Published(machine);

        (ExitCode exit, _, string errors) = Run("deploy", "pi@arm", "--ssh", here.File("ssh"), "--binary", here.File("out"));

        Assert.Equal(wanted, (int)exit);
        Assert.Contains(cause, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(here.File("sent")));
    }

    [Theory]
    [InlineData("-oProxyCommand=x", "is no host")]
    [InlineData("pi@arm --rid linux-arm", "--rid does not know")]
    [InlineData("pi@arm --binary /nowhere", "there is no armctl in '/nowhere'")]
    [InlineData("pi@arm --port 0", "--port 0")]
    public void Words_that_make_no_sense_are_usage(string words, string cause)
    {
        (ExitCode exit, _, string errors) = Run(["deploy", "--dry-run", .. words.Split(' ')]);

        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains(cause, errors + (words[0] == '-' ? cause : ""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_does_not_answer_is_hardware()
    {
        (ExitCode exit, _, string errors) = Run("deploy", "pi@arm", "--ssh", "/bin/false");

        Assert.Equal(ExitCode.Hardware, exit);
        Assert.Contains("E-DEP-01 pi@arm could not be asked", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh -p 2223", "ssh|-p|2223")]
    [InlineData("  ssh  -i 'a b' -o \"x y\"z ''", "ssh|-i|a b|-o|x yz|")]
    public void A_command_is_parted_as_a_shell_would(string line, string words) => Assert.Equal(words, string.Join('|', Shell.Split(line)!));

    [Fact]
    public void An_open_quote_is_no_command() => Assert.Null(Shell.Split("ssh 'a"));

    [Fact]
    public void A_quoted_word_comes_out_of_a_shell_as_it_went_in()
    {
        const string Word = "it's $HOME `x` \"y\" \\ *";
        List<string> said = [];

        ChildProcess.Run(["sh", "-c", $"printf %s {Shell.Quote(Word)}"], said.Add, said.Add);

        Assert.Equal([Word], said);
    }

    private static Scratch Published(string machine)
    {
        Scratch here = new();
        FakeHost.Executable(here.File("ssh"), Ssh.Replace("@MACHINE@", machine, StringComparison.Ordinal));
        Directory.CreateDirectory(here.File("out"));
        byte[] arm64 = new byte[64];
        "\u007fELF"u8.CopyTo(arm64);
        arm64[18] = 0xB7;
        File.WriteAllBytes(here.File("out/armctl"), arm64);
        return here;
    }

    private static (ExitCode Exit, string Output, string Errors) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode exit = CommandLine.Run(words, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
