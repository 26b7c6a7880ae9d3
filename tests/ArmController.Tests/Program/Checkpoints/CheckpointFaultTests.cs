using ArmController.Training.Checkpoints;
using Xunit;

namespace ArmController.Tests.Program.Checkpoints;

public class CheckpointFaultTests
{
    private const ulong Config = 42;

    [Fact]
    public void A_full_disk_is_named_and_the_newest_good_generation_stays()
    {
        using TinyDisk? disk = TinyDisk.TryMount();
        Assert.SkipWhen(disk is null, "no mount namespace here; the device that is always full stands in for it");

        // 20 kB three times fit into 64 kB; the fourth copy, 40 kB, does not.
        var store = new CheckpointStore(disk.Path);
        Assert.True(store.Save(new byte[20_000], Config).IsSaved);
        Assert.True(store.Save(new byte[20_000], Config).IsSaved);
        SaveResult refused = store.Save(new byte[40_000], Config);
        Assert.Equal(SaveOutcome.DiskFull, refused.Outcome);
        Assert.Equal(2UL, refused.Generation);
        Assert.Equal(
            $"{disk.Path}/current.ckpt: it was not saved: the disk is full; free some space, what was learned since is in memory only.",
            refused.Trouble?.Sentence);
        Assert.False(File.Exists(Path.Combine(disk.Path, "current.tmp")));

        CheckpointLoad load = CheckpointLoader.Load(disk.Path, Config);
        Assert.Equal((true, false, 2UL), (load.IsGood, load.FellBack, load.Header.Generation));

        // Room again: saving goes on by itself.
        Assert.Equal(new SaveResult(SaveOutcome.Saved, 3, null), store.Save(new byte[100], Config));
    }

    [Fact]
    public void A_disk_that_turns_read_only_is_named_and_loading_goes_on()
    {
        using TinyDisk? disk = TinyDisk.TryMount();
        Assert.SkipWhen(disk is null, "no mount namespace here");
        var store = new CheckpointStore(disk.Path);
        Assert.True(store.Save([1], Config).IsSaved);
        disk.MakeReadOnly();
        SaveResult refused = store.Save([2], Config);
        Assert.Equal(SaveOutcome.ReadOnly, refused.Outcome);
        Assert.Contains("read-only", refused.Trouble!.Sentence, StringComparison.Ordinal);
        Assert.Equal(SaveOutcome.ReadOnly, store.Archive().Outcome);
        Assert.Equal([1], CheckpointLoader.Load(disk.Path, Config).Payload.ToArray());
    }

    [Fact]
    public void A_write_that_finds_no_room_leaves_no_unfinished_file()
    {
        using TinyDisk? disk = TinyDisk.TryMount();
        Assert.SkipWhen(disk is null, "no mount namespace here");
        var store = new CheckpointStore(disk.Path);
        Assert.True(store.Save([1], Config).IsSaved);
        Assert.Equal(SaveOutcome.DiskFull, store.Save(new byte[100_000], Config).Outcome);
        Assert.Equal(["current.ckpt"], Directory.GetFiles(disk.Path).Select(Path.GetFileName));
        Assert.Equal([1], CheckpointLoader.Load(disk.Path, Config).Payload.ToArray());
        Assert.Equal(2UL, store.Save([2], Config).Generation);
    }

    [Fact]
    public void A_link_where_the_unfinished_file_goes_is_removed_and_not_followed()
    {
        using var scratch = new Scratch();
        string victim = scratch.File("victim");
        File.WriteAllText(victim, "mine");
        var store = new CheckpointStore(scratch.File("kept"));
        Assert.True(store.Save([1], Config).IsSaved);
        File.CreateSymbolicLink(Path.Combine(scratch.Path, "kept", "current.tmp"), victim);

        Assert.True(store.Save([2], Config).IsSaved);

        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Equal([2], CheckpointLoader.Load(scratch.File("kept"), Config).Payload.ToArray());
    }

    [Theory]
    [InlineData("current.ckpt")]
    [InlineData("previous.ckpt")]
    public void A_link_in_the_place_of_a_checkpoint_is_refused_and_its_target_left_alone(string name)
    {
        using var scratch = new Scratch();
        string victim = scratch.File("victim");
        File.WriteAllText(victim, "mine");
        Directory.CreateDirectory(scratch.File("kept"));
        File.CreateSymbolicLink(Path.Combine(scratch.Path, "kept", name), victim);

        SaveResult refused = new CheckpointStore(scratch.File("kept")).Save([1], Config);

        Assert.Equal(SaveOutcome.OtherFault, refused.Outcome);
        Assert.Contains($"{name} is a link, and nothing is written through one; remove it", refused.Trouble!.Sentence, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public void A_folder_nobody_may_write_to_is_named()
    {
        // Not even root makes files there: the kernel says "no permission" or, in a container, "read-only".
        Assert.SkipUnless(Directory.Exists("/sys/kernel"), "no sysfs");
        SaveResult refused = new CheckpointStore("/sys/kernel").Save([1], Config);
        Assert.Contains(refused.Outcome, new[] { SaveOutcome.PermissionDenied, SaveOutcome.ReadOnly });
        Assert.StartsWith("/sys/kernel/current.ckpt: it was not saved: ", refused.Trouble!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_an_answer_too()
    {
        using var scratch = new Scratch();
        string file = scratch.File("file");
        File.WriteAllText(file, "x");
        SaveResult refused = new CheckpointStore(file).Save([1], Config);
        Assert.Equal(SaveOutcome.OtherFault, refused.Outcome);
        Assert.Contains("a file stands where a folder is needed", refused.Trouble!.Sentence, StringComparison.Ordinal);
        Assert.Equal(["file"], scratch.Files());
    }
}
