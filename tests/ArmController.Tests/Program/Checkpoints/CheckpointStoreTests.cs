using ArmController.Training.Checkpoints;
using Xunit;

namespace ArmController.Tests.Program.Checkpoints;

public sealed class CheckpointStoreTests : IDisposable
{
    private const ulong Config = 42;

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_newest_generation_is_current_and_the_one_before_is_previous()
    {
        var store = new CheckpointStore(scratch.Path);
        for (ulong generation = 1; generation <= 4; generation++)
        {
            Assert.Equal(new SaveResult(SaveOutcome.Saved, generation, null), store.Save([(byte)generation, 7], Config));
        }

        Assert.Equal(["current.ckpt", "previous.ckpt"], scratch.Files());
        CheckpointLoad current = CheckpointLoader.Load(scratch.File("current.ckpt"), Config);
        CheckpointLoad previous = CheckpointLoader.Load(scratch.File("previous.ckpt"), Config);
        Assert.Equal([4, 7], current.Payload.ToArray());
        Assert.Equal([3, 7], previous.Payload.ToArray());
        Assert.Equal(4UL, current.Header.Generation);
        Assert.Equal(3UL, previous.Header.Generation);
    }

    [Fact]
    public void Generations_go_on_after_a_restart_even_when_only_one_file_is_left()
    {
        Save(3);
        Assert.Equal(4UL, new CheckpointStore(scratch.Path).Save([1], Config).Generation);
        File.Delete(scratch.File("current.ckpt"));
        Assert.Equal(4UL, new CheckpointStore(scratch.Path).Save([1], Config).Generation);
    }

    [Fact]
    public void Generations_go_on_from_the_archive_when_nothing_else_is_left()
    {
        CheckpointStore store = Save(3);
        Assert.True(store.Archive().IsSaved);
        File.Delete(scratch.File("current.ckpt"));
        File.Delete(scratch.File("previous.ckpt"));
        Assert.Equal(4UL, new CheckpointStore(scratch.Path).Save([1], Config).Generation);
    }

    [Fact]
    public void A_damaged_current_file_does_not_push_out_the_previous_one()
    {
        CheckpointStore store = Save(2);
        File.WriteAllBytes(scratch.File("current.ckpt"), [1, 2, 3]);
        Assert.Equal(3UL, store.Save([3], Config).Generation);
        Assert.Equal(1UL, CheckpointLoader.Load(scratch.File("previous.ckpt"), Config).Header.Generation);
        Assert.Equal(3UL, CheckpointLoader.Load(scratch.Path, Config).Header.Generation);
    }

    [Fact]
    public void A_missing_folder_is_made()
    {
        string deep = scratch.File("run/checkpoints");
        Assert.True(new CheckpointStore(deep).Save([5], Config).IsSaved);
        Assert.Equal([5], CheckpointLoader.Load(deep, Config).Payload.ToArray());
    }

    [Fact]
    public void Payloads_may_grow_and_shrink_between_saves()
    {
        var store = new CheckpointStore(scratch.Path);
        foreach (int length in new[] { 1000, 10, 0, 200_000, 3 })
        {
            byte[] payload = new byte[length];
            Array.Fill(payload, (byte)length);
            Assert.True(store.Save(payload, Config).IsSaved);
            Assert.Equal(payload, CheckpointLoader.Load(scratch.Path, Config).Payload.ToArray());
        }
    }

    [Fact]
    public void A_payload_above_the_limit_is_refused_and_nothing_is_touched()
    {
        CheckpointStore store = Save(1);
        SaveResult result = store.Save(new byte[CheckpointImage.MaxPayloadBytes + 1], Config);
        Assert.Equal(SaveOutcome.PayloadTooLong, result.Outcome);
        Assert.Equal(["current.ckpt"], scratch.Files());
    }

    [Fact]
    public void The_archive_keeps_the_newest_five()
    {
        var store = new CheckpointStore(scratch.Path);
        Assert.Equal(SaveOutcome.NothingToArchive, store.Archive().Outcome);
        for (byte i = 1; i <= 8; i++)
        {
            store.Save([i], Config);
            Assert.Equal(new SaveResult(SaveOutcome.Saved, i, null), store.Archive());
        }

        Assert.Equal(
            ["archive/000004.ckpt", "archive/000005.ckpt", "archive/000006.ckpt", "archive/000007.ckpt", "archive/000008.ckpt"],
            scratch.Files().Where(file => file.StartsWith("archive", StringComparison.Ordinal)));
        Assert.Equal([6], CheckpointLoader.Load(scratch.File("archive/000006.ckpt"), Config).Payload.ToArray());
    }

    [Fact]
    public void A_save_leaves_next_to_nothing_to_the_collector()
    {
        byte[] payload = new byte[200_000];
        var store = new CheckpointStore(scratch.Path);
        for (int i = 0; i < 3; i++)
        {
            store.Save(payload, Config);
        }

        const int Saves = 20;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Saves; i++)
        {
            Assert.True(store.Save(payload, Config).IsSaved);
        }

        long perSave = (GC.GetAllocatedBytesForCurrentThread() - before) / Saves;
        Assert.True(perSave < 4096, $"{perSave} bytes per save");
    }

    private CheckpointStore Save(int generations)
    {
        var store = new CheckpointStore(scratch.Path);
        for (int i = 1; i <= generations; i++)
        {
            Assert.True(store.Save([(byte)i], Config).IsSaved);
        }

        return store;
    }
}
