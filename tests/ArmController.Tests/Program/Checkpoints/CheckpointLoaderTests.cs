using ArmController.Training.Checkpoints;
using Xunit;

namespace ArmController.Tests.Program.Checkpoints;

public sealed class CheckpointLoaderTests : IDisposable
{
    private const ulong Config = 42;

    private readonly Scratch scratch = new();

    private string Current => scratch.File("checkpoints/current.ckpt");

    private string Previous => scratch.File("checkpoints/previous.ckpt");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_file_its_folder_and_its_run_are_all_found()
    {
        SaveTwo();
        foreach (string path in new[] { Current, scratch.File("checkpoints"), scratch.Path })
        {
            CheckpointLoad load = CheckpointLoader.Load(path, Config);
            Assert.True(load.IsGood, load.Trouble?.Sentence);
            Assert.Equal([2], load.Payload.ToArray());
            Assert.False(load.FellBack);
            Assert.Equal(Current, load.Path);
        }
    }

    [Fact]
    public void A_damaged_or_cut_current_file_gives_way_to_the_previous_one_with_a_note()
    {
        SaveTwo();
        byte[] good = File.ReadAllBytes(Current);
        for (int length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(Current, good[..length]);
            AssertFellBack("cut short");
        }

        for (int at = 0; at < good.Length; at++)
        {
            byte[] damaged = [.. good];
            damaged[at] ^= 0x10;
            File.WriteAllBytes(Current, damaged);
            AssertFellBack(Current);
        }

        File.Delete(Current);
        AssertFellBack("does not exist");

        void AssertFellBack(string words)
        {
            CheckpointLoad load = CheckpointLoader.Load(scratch.Path, Config);
            Assert.True(load.IsGood && load.FellBack);
            Assert.Equal([1], load.Payload.ToArray());
            Assert.Equal(Previous, load.Path);
            Assert.Contains(words, load.Trouble!.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void When_both_are_bad_the_sentence_names_both()
    {
        SaveTwo();
        File.WriteAllBytes(Current, []);
        File.WriteAllBytes(Previous, "plain text"u8.ToArray());
        CheckpointLoad load = CheckpointLoader.Load(scratch.Path, Config);
        Assert.Equal(CheckpointVerdict.Truncated, load.Verdict);
        Assert.True(load.Payload.IsEmpty);
        Assert.Equal(
            $"{Current}: it is cut short and {Previous} is no checkpoint; name another file, such as one of the archive, or learn anew.",
            load.Trouble?.Sentence);
    }

    [Fact]
    public void Another_configuration_is_refused_and_no_older_generation_hides_it()
    {
        SaveTwo();
        CheckpointLoad load = CheckpointLoader.Load(scratch.Path, Config + 1);
        Assert.Equal(CheckpointVerdict.ForeignConfig, load.Verdict);
        Assert.True(load.Payload.IsEmpty);
        Assert.Equal(
            $"{Current}: it was learned under another configuration (000000000000002a, not 000000000000002b); "
                + "use the configuration it was learned with, or learn anew.",
            load.Trouble?.Sentence);
        File.Delete(Current);
        Assert.Equal(CheckpointVerdict.ForeignConfig, CheckpointLoader.Load(scratch.Path, Config + 1).Verdict);
    }

    [Fact]
    public void An_empty_folder_and_a_missing_file_say_so()
    {
        CheckpointLoad folder = CheckpointLoader.Load(scratch.Path, Config);
        Assert.Equal(CheckpointVerdict.Missing, folder.Verdict);
        Assert.Equal(
            $"{scratch.Path}: it holds no checkpoint; name a checkpoint, a run's folder or its folder of checkpoints.", folder.Trouble?.Sentence);

        string nowhere = scratch.File("nowhere.ckpt");
        CheckpointLoad file = CheckpointLoader.Load(nowhere, Config);
        Assert.Equal(CheckpointVerdict.Missing, file.Verdict);
        Assert.StartsWith($"{nowhere}: it does not exist;", file.Trouble?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_program_is_refused()
    {
        string other = scratch.File("other.ckpt");
        File.WriteAllBytes(other, new byte[500]);
        Assert.Equal(CheckpointVerdict.NotACheckpoint, CheckpointLoader.Load(other, Config).Verdict);
    }

    private void SaveTwo()
    {
        var store = new CheckpointStore(scratch.File("checkpoints"));
        Assert.True(store.Save([1], Config).IsSaved);
        Assert.True(store.Save([2], Config).IsSaved);
    }
}
