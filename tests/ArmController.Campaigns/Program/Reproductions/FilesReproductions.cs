using ArmController.Tests.Program;
using ArmController.Tests.Program.Configuration;
using ArmController.Tests.Program.Files;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>Files and text shown: the smallest inputs of the reports, on the real program.</summary>
[Trait("Reproduction", "9")]
public sealed class FilesReproductions
{
    // What hangs is stopped then, and fails.
    private const string Soon = "timeout -s KILL 20 \"$armctl\" ";

    // Sentences of .NET's libraries that reports showed to a user.
    private static readonly string[] OfLibraries =
        ["DtdProcessing", "XmlReader", "(Parameter", "invalid start of a value", "already exists", "LineNumber:", "Access to the path"];

    [Theory]
    [InlineData("arm.json")]
    [InlineData("arm.urdf")]
    public async Task A_pipe_for_an_arms_file_is_refused_at_once(string name)
    {
        using Scratch here = new();
        using ArmCopy arm = new();
        File.Copy(arm.Path("arm.json"), here.File("arm.json"));
        File.Copy(arm.Path("arm.urdf"), here.File("arm.urdf"));
        File.Delete(here.File(name));
        PlainFileTests.Pipe(here, name);

        await RefusedAsync(here, "config check --arm .", $"{name}: this is no regular file but a pipe");
    }

    [Theory]
    [InlineData("eval pipe")]
    [InlineData("learn reach --from pipe")]
    [InlineData("learn reach --twin ./pipe")]
    public async Task A_pipe_for_any_other_file_is_refused_at_once(string words)
    {
        using Scratch here = new();
        PlainFileTests.Pipe(here);

        await RefusedAsync(here, words, "no regular file but a pipe");
    }

    [Fact]
    public async Task A_pipe_that_a_shell_makes_is_refused_at_once()
    {
        using Scratch here = new();

        await RefusedAsync(here, "learn reach --twin <(echo '{}')", "no regular file but a pipe");
    }

    [Theory]
    [InlineData("run.json", "run.json: this is no regular file but a pipe")]
    [InlineData("checkpoints/current.ckpt", "current.ckpt: it is no regular file but a pipe")]
    public async Task A_pipe_in_a_runs_folder_is_refused_at_once(string name, string cause)
    {
        using Scratch here = new();
        using ArmCopy arm = new();
        Directory.CreateDirectory(here.File("run/config"));
        Directory.CreateDirectory(here.File("run/checkpoints"));
        File.Copy(arm.Path("arm.json"), here.File("run/config/arm.json"));
        File.Copy(arm.Path("arm.urdf"), here.File("run/config/arm.urdf"));
        PlainFileTests.Pipe(here, $"run/{name}");

        await RefusedAsync(here, "eval run", cause);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_services_lock_is_refused_and_its_target_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a service runs on Linux only");
        using Scratch here = new();
        File.WriteAllText(here.File("victim"), "mine");
        Directory.CreateDirectory(here.File("runtime"));
        File.CreateSymbolicLink(here.File("runtime/LOCK"), here.File("victim"));

        RealProgram ran = await RealProgram.ShellAsync(here, $"exec {Soon} run --runtime runtime --state state --rate 200");

        Assert.Equal(75, ran.ExitCode);
        Assert.Contains(ran.Errors, line => line.Contains("LOCK is a link, and nothing is written through one; see to it", StringComparison.Ordinal));
        Assert.Equal("mine", File.ReadAllText(here.File("victim")));
    }

    [Fact]
    public async Task Escapes_in_the_keys_of_a_file_do_not_reach_the_terminal()
    {
        using Scratch here = new();
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"tipLink\": \"tip\"", "\"tipLink\": \"tip\", \"\\u001b]0;owned\\u0007\\u001b[2J\\u202e\": 1");

        await RefusedAsync(here, $"config check --arm '{arm.Folder}'", "unknown key '\\x1B]0;owned\\x07\\x1B[2J\\u202E'");
    }

    [Theory]
    [InlineData("lea\u001b[31mrn")]
    [InlineData("learn reach --arm \u001b[2J\u0007")]
    [InlineData("learn rea\u001b]0;x\u0007ch")]
    public async Task Escapes_in_words_do_not_reach_the_terminal(string words)
    {
        using Scratch here = new();

        RealProgram ran = await RealProgram.ShellAsync(
            here,
            Soon + words.Replace("\u001b", "$'\\e'", StringComparison.Ordinal).Replace("\u0007", "$'\\a'", StringComparison.Ordinal)
                .Replace(";", "\\;", StringComparison.Ordinal));

        Assert.NotEqual(0, ran.ExitCode);
        Assert.Contains("\\x1B", Assert.Single(ran.Errors), StringComparison.Ordinal);
        AllPrintable(ran);
    }

    [Fact]
    public async Task Escapes_in_the_name_of_a_foreign_run_do_not_reach_the_terminal()
    {
        using Scratch here = new();
        RealProgram learned = await RealProgram.RunInAsync(here, "learn", "reach", "--minutes", "0.02", "--goals", "3");
        Assert.Equal(0, learned.ExitCode);
        string run = RealLearning.OnlyRun(here);
        string json = Path.Combine(run, "run.json");
        File.WriteAllText(
            json, File.ReadAllText(json).Replace("\"arm\": \"desk4\"", "\"arm\": \"desk\\u001b[31m4\\u0007\"", StringComparison.Ordinal));

        RealProgram ran = await RealProgram.RunInAsync(here, "eval", run, "--goals", "3");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(ran.Output, line => line.Contains("reach on desk\\x1B[31m4\\x07,", StringComparison.Ordinal));
        AllPrintable(ran);
    }

    [Theory]
    [InlineData("lower=\"-1.8\"", "lower=\"${-pi/2}\"", "this is xacro and not yet URDF; run xacro on it first")]
    [InlineData("<robot", "<!DOCTYPE robot>\n<robot", "document type, and DTDs are not read; remove the <!DOCTYPE ...>")]
    [InlineData(
        "<?xml version=\"1.0\"?>",
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?>",
        "windows-1252, and only UTF-8 is read; save the file as UTF-8")]
    [InlineData("</robot>", "", "the text ends inside <robot>")]
    public async Task What_is_no_urdf_is_named_as_what_it_is_on_its_line(string find, string replace, string cause)
    {
        using Scratch here = new();
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.urdf", find, replace) + (replace.Length == 0 ? 1 : 0);

        await RefusedAsync(here, $"config check --arm '{arm.Folder}'", cause, $"arm.urdf:{line}:");
    }

    [Theory]
    [InlineData("arm.json", "UTF-16")]
    [InlineData("arm.json", "UTF-16LE")]
    [InlineData("arm.urdf", "UTF-16")]
    [InlineData("arm.urdf", "UTF-16BE")]
    public async Task A_file_in_another_encoding_is_named_as_that(string name, string encoding)
    {
        using Scratch here = new();
        using ArmCopy arm = new();
        byte[] wide = (encoding.EndsWith("BE", StringComparison.Ordinal) ? System.Text.Encoding.BigEndianUnicode : System.Text.Encoding.Unicode)
            .GetBytes(File.ReadAllText(arm.Path(name)));
        File.WriteAllBytes(arm.Path(name), encoding == "UTF-16" ? [0xFF, 0xFE, .. wide] : wide);

        await RefusedAsync(
            here, $"config check --arm '{arm.Folder}'", "this text is UTF-16, and only UTF-8 is read; save the file as UTF-8", $"{name}:1:1:");
    }

    [Fact]
    public async Task A_file_under_another_name_is_found()
    {
        using Scratch here = new();
        using ArmCopy arm = new();
        File.Move(arm.Path("arm.urdf"), arm.Path("so100.urdf"));

        await RefusedAsync(here, $"config check --arm '{arm.Folder}'", "found so100.urdf and no arm.urdf; rename it arm.urdf");
    }

    [Theory]
    [InlineData("learn reach --runs ''", "E-RUN-01 '': no folder for runs is named; choose another place with --runs DIR.")]
    [InlineData(
        "learn reach --runs /dev/null", "E-RUN-01 /dev/null: no run can be written here: it is no folder; choose another place with --runs DIR.")]
    public async Task A_place_that_cannot_be_written_is_named_in_our_words(string words, string sentence)
    {
        using Scratch here = new();

        await RefusedAsync(here, words, sentence);
    }

    private static async Task RefusedAsync(Scratch here, string words, params string[] parts)
    {
        RealProgram ran = await RealProgram.ShellAsync(here, Soon + words);

        Assert.Equal(78, ran.ExitCode);
        string error = Assert.Single(ran.Errors);
        Assert.All(parts, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.All(OfLibraries, sentence => Assert.DoesNotContain(sentence, error, StringComparison.Ordinal));
        AllPrintable(ran);
    }

    private static void AllPrintable(RealProgram ran) =>
        Assert.All(ran.Output.Concat(ran.Errors), line => Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u202e'));
}
