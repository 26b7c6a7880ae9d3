using Xunit;

namespace ArmController.Tests.Program.Troubles;

/// <summary>A path or a word with semicolons in it reaches the reader in one piece, through every way that a message takes.</summary>
public sealed class WholeMessageTests
{
    private const string Folder = "a; b;c";

    [Theory]
    [InlineData("nothing.ckpt", "it does not exist; name a checkpoint, a run's folder or its folder of checkpoints.")]
    [InlineData("text.ckpt", "it is no checkpoint; name another file, such as one of the archive, or learn anew.")]
    [InlineData("", "it holds no checkpoint; name a checkpoint, a run's folder or its folder of checkpoints.")]
    public async Task A_checkpoint_that_cannot_be_used(string name, string told)
    {
        using Scratch here = new();
        Directory.CreateDirectory(here.File(Folder));
        File.WriteAllText(here.File($"{Folder}/text.ckpt"), "plain text");
        RealProgram ran = await RealProgram.RunInAsync(here, "learn", "reach", "--from", here.File($"{Folder}/{name}"));
        Assert.Equal($"armctl: E-CKP-01 {here.File($"{Folder}/{name}")}: {told}", Assert.Single(ran.Errors));
        Assert.Equal(78, ran.ExitCode);
    }

    [Fact]
    public async Task A_bus_that_nobody_offers()
    {
        using Scratch here = new();
        Directory.CreateDirectory(here.File(Folder));
        string chip = here.File($"{Folder}/chip.sock");
        RealProgram ran = await RealProgram.RunInAsync(
            here, "run", "--hw", "real", "--i2c", $"unix:{chip}", "--runtime", here.File($"{Folder}/rt"), "--state", here.File($"{Folder}/st"));
        Assert.Equal(
            $"armctl: E-BUS-01 {chip}: No such file or directory; start the process that offers this bus, or name another one.", ran.Errors[^1]);
        Assert.Equal(75, ran.ExitCode);
        RealProgram off = await RealProgram.RunInAsync(here, "outputs-off", "--i2c", $"unix:{chip}");
        Assert.Equal((ran.Errors[^1], 75), (Assert.Single(off.Errors), off.ExitCode));
    }

    /// <summary>On copper nothing sees the tip: who has to find the arm by it would swing every joint once, and rest for good.</summary>
    [Fact]
    public async Task A_model_that_nothing_could_find()
    {
        using Scratch here = new();
        RealProgram ran = await RealProgram.RunInAsync(here, "run", "--hw", "real", "--model", "none");
        Assert.Equal(
            "armctl: E-CFG-20 nothing that this program drives sees the tip, and --model none has nothing else to find the arm by; use --model urdf.",
            Assert.Single(ran.Errors));
        Assert.Equal(78, ran.ExitCode);
    }

    [Fact]
    public async Task A_folder_in_which_a_service_cannot_listen()
    {
        using Scratch here = new();
        string runtime = here.File($"{Folder}/{new string('x', 120)}");
        RealProgram ran = await RealProgram.RunInAsync(here, "run", "--runtime", runtime, "--state", here.File("st"));
        Assert.Equal(
            $"armctl: E-SVC-08 {runtime}/ctl.sock: a socket's path may have 107 bytes; choose another folder with --runtime DIR.", ran.Errors[^1]);
        Assert.Equal(75, ran.ExitCode);
    }

    [Theory]
    [InlineData("arm", "ctl.sock")]
    [InlineData("disarm", "ctl.sock")]
    [InlineData("stop", "ctl.sock")]
    [InlineData("reset", "ctl.sock")]
    [InlineData("learn pause", "ctl.sock")]
    [InlineData("status", "view.sock")]
    [InlineData("tail", "view.sock")]
    public async Task A_service_that_does_not_run(string words, string socket)
    {
        using Scratch here = new();
        RealProgram asked = await RealProgram.RunInAsync(here, [.. words.Split(' '), "--runtime", here.File(Folder)]);
        Assert.Equal(
            $"armctl: E-SVC-04 {here.File(Folder)}/{socket}: no service answers: there is no such socket; "
                + "start the service with armctl run or systemctl start armctl, or name its folder with --runtime DIR.",
            Assert.Single(asked.Errors));
        Assert.Equal(75, asked.ExitCode);
    }

    [Theory]
    [InlineData("--seed", "1; 2", "--seed 1; 2 is not a whole number in range; write one from 0 to 2147483647.")]
    [InlineData("--model", "x; y", "--model does not know 'x; y'; use one of")]
    public async Task A_word_that_cannot_be_read(string option, string word, string told)
    {
        RealProgram ran = await RealProgram.RunAsync("learn", "reach", option, word);
        Assert.StartsWith($"armctl: E-USE-01 {told}", Assert.Single(ran.Errors), StringComparison.Ordinal);
        Assert.Equal(2, ran.ExitCode);
    }
}
