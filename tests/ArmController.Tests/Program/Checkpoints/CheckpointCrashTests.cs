using ArmController.Configuration.Files;
using ArmController.Training.Checkpoints;
using Xunit;

namespace ArmController.Tests.Program.Checkpoints;

/// <summary>The files as a power cut between two steps of a save would leave them: the newest acknowledged generation is always loaded.</summary>
public sealed class CheckpointCrashTests : IDisposable
{
    private const ulong Config = 42;
    private const ulong Acknowledged = 3;

    private readonly Scratch scratch = new();
    private readonly byte[] next;

    public CheckpointCrashTests()
    {
        var store = new CheckpointStore(scratch.Path);
        for (ulong i = 1; i <= Acknowledged; i++)
        {
            Assert.True(store.Save([(byte)i], Config).IsSaved);
        }

        next = new byte[CheckpointImage.Length(1)];
        CheckpointImage.Encode([(byte)(Acknowledged + 1)], Config, Acknowledged + 1, next);
    }

    private string Current => scratch.File("current.ckpt");

    private string Previous => scratch.File("previous.ckpt");

    private string Unfinished => scratch.File("current.tmp");

    private string SecondName => scratch.File("previous.tmp");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void While_the_new_file_was_written()
    {
        for (int length = 0; length < next.Length; length += 7)
        {
            File.WriteAllBytes(Unfinished, next[..length]);
            AssertLoads(Acknowledged, fellBack: false);
        }

        AssertNextSaveHeals(Acknowledged + 1);
    }

    [Fact]
    public void After_the_new_file_was_verified()
    {
        File.WriteAllBytes(Unfinished, next);
        AssertLoads(Acknowledged, fellBack: false);
        AssertNextSaveHeals(Acknowledged + 1);
    }

    [Fact]
    public void After_current_got_its_second_name()
    {
        File.WriteAllBytes(Unfinished, next);
        Assert.True(FolderSync.TryLink(Current, SecondName));
        AssertLoads(Acknowledged, fellBack: false);
        AssertNextSaveHeals(Acknowledged + 1);
    }

    [Fact]
    public void After_current_became_previous_as_well()
    {
        File.WriteAllBytes(Unfinished, next);
        Assert.True(FolderSync.TryLink(Current, SecondName));
        File.Move(SecondName, Previous, overwrite: true);
        AssertLoads(Acknowledged, fellBack: false);
        AssertNextSaveHeals(Acknowledged + 1);
    }

    [Fact]
    public void Where_files_have_one_name_only_after_current_became_previous()
    {
        File.WriteAllBytes(Unfinished, next);
        File.Move(Current, Previous, overwrite: true);
        AssertLoads(Acknowledged, fellBack: true);
        AssertNextSaveHeals(Acknowledged + 1);
    }

    [Fact]
    public void After_the_new_file_became_current()
    {
        File.WriteAllBytes(Unfinished, next);
        File.Move(Current, Previous, overwrite: true);
        File.Move(Unfinished, Current);
        AssertLoads(Acknowledged + 1, fellBack: false);
        AssertNextSaveHeals(Acknowledged + 2);
    }

    private void AssertLoads(ulong generation, bool fellBack)
    {
        CheckpointLoad load = CheckpointLoader.Load(scratch.Path, Config);
        Assert.True(load.IsGood, load.Trouble?.Sentence);
        Assert.Equal(generation, load.Header.Generation);
        Assert.Equal([(byte)generation], load.Payload.ToArray());
        Assert.Equal(fellBack, load.FellBack);
    }

    private void AssertNextSaveHeals(ulong generation)
    {
        SaveResult result = new CheckpointStore(scratch.Path).Save([(byte)generation], Config);
        Assert.Equal(new SaveResult(SaveOutcome.Saved, generation, null), result);
        Assert.Equal(["current.ckpt", "previous.ckpt"], scratch.Files());
        AssertLoads(generation, fellBack: false);

        // And once more, so that previous is a whole file of its own again.
        Assert.True(new CheckpointStore(scratch.Path).Save([(byte)(generation + 1)], Config).IsSaved);
        Assert.Equal(generation, CheckpointLoader.Load(Previous, Config).Header.Generation);
    }
}
