using System.Diagnostics;
using System.Text;
using ArmController.Configuration.Files;
using ArmController.Training.Runs;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace ArmController.Tests.Program.Files;

public sealed class PlainFileTests
{
    private const string Mine = "somebody's own";

    [Fact]
    public void A_pipe_is_refused_at_once_and_never_waited_for()
    {
        using Scratch scratch = new();
        string pipe = Pipe(scratch);

        Assert.Contains("no regular file", Assert.Throws<NotPlainFileException>(() => PlainFile.OpenToRead(pipe)).Message, StringComparison.Ordinal);
        Assert.Throws<NotPlainFileException>(() => PlainFile.OpenToWrite(pipe));
        Assert.True(PlainFile.IsTakenByOther(pipe));
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("/")]
    public void Devices_and_folders_are_refused(string path)
    {
        Assert.Throws<NotPlainFileException>(() => PlainFile.OpenToRead(path));
        Assert.True(PlainFile.IsTakenByOther(path));
    }

    [Fact]
    public void A_missing_file_and_a_missing_folder_are_told_apart()
    {
        using Scratch scratch = new();

        Assert.Throws<FileNotFoundException>(() => PlainFile.OpenToRead(scratch.File("none")));
        Assert.Throws<DirectoryNotFoundException>(() => PlainFile.OpenToRead(scratch.File("none/none")));
        Assert.Throws<FileNotFoundException>(() => PlainFile.OpenToWrite(scratch.File("none"), make: false));
        Assert.Throws<NotPlainFileException>(() => PlainFile.OpenToRead(""));
        Assert.False(PlainFile.IsTakenByOther(scratch.File("none")));
        Assert.Empty(scratch.Entries());
    }

    [Fact]
    public void A_link_is_read_through_and_never_written_through()
    {
        using Scratch scratch = new();
        (string victim, string link) = Link(scratch, "link");

        Assert.Equal(Mine, Encoding.UTF8.GetString(PlainFile.ReadAll(link)));
        Assert.Contains("link is a link", Assert.Throws<NotPlainFileException>(() => PlainFile.OpenToWrite(link)).Message, StringComparison.Ordinal);
        Assert.Throws<NotPlainFileException>(() => PlainFile.RefuseLink(link));
        using (SafeFileHandle anew = PlainFile.MakeAnew(link))
        {
            RandomAccess.Write(anew, "new"u8, 0);
        }

        Assert.Equal("new", File.ReadAllText(link));
        Assert.Equal(Mine, File.ReadAllText(victim));
    }

    [Fact]
    public void A_link_to_nowhere_makes_no_file_there()
    {
        using Scratch scratch = new();
        File.CreateSymbolicLink(scratch.File("link"), scratch.File("nowhere"));

        Assert.Throws<NotPlainFileException>(() => PlainFile.OpenToWrite(scratch.File("link")));

        Assert.False(File.Exists(scratch.File("nowhere")));
    }

    [Fact]
    public void A_folder_on_the_way_may_be_a_link()
    {
        using Scratch scratch = new();
        Directory.CreateDirectory(scratch.File("real"));
        Directory.CreateSymbolicLink(scratch.File("way"), scratch.File("real"));

        Assert.True(AtomicFile.Write(scratch.File("way/file"), "x"u8).IsDone);

        Assert.Equal("x", File.ReadAllText(scratch.File("real/file")));
    }

    [Fact]
    public void A_lock_is_not_written_through_a_link()
    {
        using Scratch scratch = new();
        (string victim, string link) = Link(scratch, "LOCK");

        Assert.Throws<NotPlainFileException>(() => new RunLock(link));

        Assert.Equal(Mine, File.ReadAllText(victim));
        Assert.False(RunLock.IsHeld(link));
    }

    [Fact]
    public void A_lock_is_held_once_and_let_go()
    {
        using Scratch scratch = new();
        string path = scratch.File("LOCK");
        using (RunLock first = new(path))
        {
            Assert.Throws<LockHeldException>(() => new RunLock(path));
            Assert.True(RunLock.IsHeld(path));
            Assert.Equal($"{Environment.ProcessId}\n", Encoding.UTF8.GetString(PlainFile.ReadAll(path)));
        }

        Assert.False(RunLock.IsHeld(path));
        using RunLock again = new(path);
    }

    [Fact]
    public void A_file_is_not_replaced_where_a_link_has_its_name()
    {
        using Scratch scratch = new();
        (string victim, string link) = Link(scratch, "park.json");

        WriteResult refused = AtomicFile.Write(link, "x"u8);

        Assert.Equal(new WriteResult(false, "park.json is a link, and nothing is written through one"), refused);
        Assert.Equal(Mine, File.ReadAllText(victim));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.False(File.Exists(link + ".tmp"));
    }

    [Fact]
    public void A_link_laid_where_the_next_bytes_are_gathered_is_removed_and_not_followed()
    {
        using Scratch scratch = new();
        (string victim, _) = Link(scratch, "park.json.tmp");

        Assert.True(AtomicFile.Write(scratch.File("park.json"), "x"u8).IsDone);

        Assert.Equal("x", File.ReadAllText(scratch.File("park.json")));
        Assert.Equal(Mine, File.ReadAllText(victim));
        Assert.Equal(["park.json", "victim"], scratch.Files());
    }

    [Fact]
    public void Lines_are_not_written_through_a_link()
    {
        using Scratch scratch = new();
        (string victim, string link) = Link(scratch, "episodes.jsonl");

        Assert.Throws<NotPlainFileException>(() => new JsonLines(link));

        Assert.Equal(Mine, File.ReadAllText(victim));
    }

    /// <summary>A pipe of the file system's, to which nobody writes.</summary>
    internal static string Pipe(Scratch scratch, string name = "pipe")
    {
        using Process made = Process.Start("mkfifo", scratch.File(name));
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return scratch.File(name);
    }

    private static (string Victim, string Link) Link(Scratch scratch, string name)
    {
        string victim = scratch.File("victim");
        File.WriteAllText(victim, Mine);
        File.CreateSymbolicLink(scratch.File(name), victim);
        return (victim, scratch.File(name));
    }
}
