using System.Diagnostics;
using ArmController.Tests.Program.Checkpoints;
using ArmController.Training.Checkpoints;
using Xunit;

namespace ArmController.Tests.Program.Learn;

[Collection(RealLearning.Name)]
public sealed class FullDiskTests
{
    private const string NoNamespaces = "no mount namespace here; the size limit stands in for it";

    [Fact]
    public async Task Where_the_disk_fills_up_learning_goes_on_and_the_end_says_what_was_not_kept()
    {
        using TinyDisk? disk = TinyDisk.TryMount(kilobytes: 256);
        Assert.SkipWhen(disk is null, NoNamespaces);
        using Scratch place = new();
        Directory.CreateSymbolicLink(place.File("runs"), disk.Path);
        using Process process = RealProgram.Start(place, "learn", "reach", "--minutes", "30", "--checkpoint-seconds", "0.05");
        string run = await RealLearning.FirstCheckpointAsync(process, place);
        Fill(disk.Path + "/filler");
        RealProgram ran = await RealProgram.EndAsync(process, place);

        Assert.Equal(1, ran.ExitCode);
        Assert.Empty(ran.Output);
        Assert.Contains(ran.Errors, line => line.Contains("progress=1.000", StringComparison.Ordinal));
        Assert.StartsWith("armctl: E-RUN-03 ", ran.Errors[^1], StringComparison.Ordinal);
        Assert.Contains("current.ckpt: it was not saved: the disk is full; ", ran.Errors[^1], StringComparison.Ordinal);
        Assert.Equal(2, ran.Errors.Count(line => line.StartsWith("armctl: ", StringComparison.Ordinal)));
        CheckpointLoad load = CheckpointLoader.Load(run, null);
        Assert.True(load is { IsGood: true, FellBack: false }, load.Trouble?.Sentence);
        Assert.True(File.Exists(Path.Combine(run, "FAILED")));
        Assert.Empty(Directory.GetFiles(run, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Where_no_run_fits_nothing_is_left_behind()
    {
        using TinyDisk? disk = TinyDisk.TryMount(kilobytes: 16);
        Assert.SkipWhen(disk is null, NoNamespaces);

        RealProgram ran = await RealProgram.RunAsync("learn", "reach", "--minutes", "1", "--runs", disk.Path + "/runs");

        Assert.Equal(78, ran.ExitCode);
        Assert.StartsWith("armctl: E-RUN-01 ", Assert.Single(ran.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path + "/runs"));
    }

    [Fact]
    public async Task Where_files_may_not_grow_learning_goes_on_and_the_end_says_what_was_not_kept()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no RLIMIT_FSIZE here");
        using Scratch place = new();

        // Checkpoints fit into 24 kB and thirty minutes of episodes do not. (The runtime maps its code through a file unless told otherwise.)
        RealProgram ran = await RealProgram.ShellAsync(
            place, "ulimit -f 24; DOTNET_EnableWriteXorExecute=0 exec \"$armctl\" learn reach --minutes 30 --goals 5 --checkpoint-seconds 0.05");

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("armctl: E-RUN-02 ", ran.Errors[^1], StringComparison.Ordinal);
        Assert.NotEmpty(ran.Output);
        Assert.True(CheckpointLoader.Load(RealLearning.OnlyRun(place), null).IsGood);
        Assert.DoesNotContain(ran.Written, file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static void Fill(string path)
    {
        using FileStream filler = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[4_096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
