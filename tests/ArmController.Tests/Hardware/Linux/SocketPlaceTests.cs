using System.Net.Sockets;
using System.Runtime.Versioning;
using ArmController.Hardware;
using ArmController.Hardware.Linux;
using ArmController.Tests.Program;
using Xunit;

namespace ArmController.Tests.Hardware.Linux;

[SupportedOSPlatform("linux")]
public sealed class SocketPlaceTests : IDisposable
{
    private const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private readonly Scratch scratch = new();

    private string Path => scratch.File("s");

    [Theory]
    [InlineData("a regular file")]
    [InlineData("a folder")]
    [InlineData("a symbolic link")]
    [InlineData("a named pipe")]
    public void What_is_no_socket_is_left_alone_and_named(string kind)
    {
        Make(kind);
        FileIdentity? before = FileIdentity.Of(Path);
        DeviceTrouble refused = Assert.Throws<DeviceTrouble>(() => Take(Path));
        Assert.StartsWith($"{Path}: {kind} is there and no socket; name another, or move it away.", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(before);
        Assert.Equal(before, FileIdentity.Of(Path));
    }

    [Fact]
    public void A_link_to_a_dead_socket_is_a_link()
    {
        DeadSocket.Leave(scratch.File("dead"));
        File.CreateSymbolicLink(Path, scratch.File("dead"));
        Assert.Throws<DeviceTrouble>(() => Take(Path));
        Assert.True(File.Exists(scratch.File("dead")));
    }

    [Fact]
    public void A_living_socket_is_left_alone_and_goes_on_answering()
    {
        using SocketPlace living = Take(Path);
        DeviceTrouble refused = Assert.Throws<DeviceTrouble>(() => Take(Path));
        Assert.Contains("another process answers on this socket", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, UnixSocket.TryConnect(System.Text.Encoding.UTF8.GetBytes(Path)));
    }

    [Fact]
    public void A_living_socket_with_no_place_for_one_more_is_living()
    {
        using Socket full = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        full.Bind(new UnixDomainSocketEndPoint(Path));
        full.Listen(0);
        using Socket waiting = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        waiting.Connect(new UnixDomainSocketEndPoint(Path));
        Assert.NotEqual(0, UnixSocket.TryConnect(System.Text.Encoding.UTF8.GetBytes(Path)));
        Assert.Throws<DeviceTrouble>(() => Take(Path));
        Assert.True(File.Exists(Path));
    }

    [Fact]
    public void The_place_of_the_dead_is_taken_and_given_up_at_the_end()
    {
        DeadSocket.Leave(Path);
        using (SocketPlace place = Take(Path))
        {
            Assert.Equal(0, UnixSocket.TryConnect(System.Text.Encoding.UTF8.GetBytes(Path)));
            Assert.Equal(Rights, File.GetUnixFileMode(Path));
        }

        Assert.False(File.Exists(Path));
    }

    [Theory]
    [InlineData("a regular file")]
    [InlineData("a socket")]
    public void What_came_into_its_place_is_left_alone_at_its_end(string kind)
    {
        SocketPlace first = Take(Path);
        File.Delete(Path);
        using SocketPlace? second = kind == "a socket" ? Take(Path) : null;
        if (second is null)
        {
            Make(kind);
        }

        FileIdentity? there = FileIdentity.Of(Path);
        first.Dispose();
        Assert.NotNull(there);
        Assert.Equal(there, FileIdentity.Of(Path));
    }

    [Fact]
    public void Of_many_who_find_the_dead_at_once_one_gets_the_place_and_keeps_it()
    {
        for (int round = 0; round < 20; round++)
        {
            DeadSocket.Leave(Path);
            SocketPlace?[] places = new SocketPlace?[8];
            using Barrier together = new(places.Length);
            Thread[] threads = [.. Enumerable.Range(0, places.Length).Select(i => new Thread(() =>
            {
                together.SignalAndWait();
                try
                {
                    places[i] = Take(Path);
                }
                catch (IOException)
                {
                    // Another was quicker.
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            using SocketPlace one = Assert.Single(places, place => place is not null)!;

            // Those who asked whether it lives may have filled its few places.
            Assert.True(UnixSocket.TryConnect(System.Text.Encoding.UTF8.GetBytes(Path)) is 0 or -UnixSocket.WouldBlock);
        }
    }

    public void Dispose() => scratch.Dispose();

    private static SocketPlace Take(string path) => new(path, Rights, 4, "name another");

    private void Make(string kind)
    {
        switch (kind)
        {
            case "a folder":
                Directory.CreateDirectory(Path);
                break;
            case "a symbolic link":
                File.CreateSymbolicLink(Path, scratch.File("nowhere"));
                break;
            case "a named pipe":
                using (System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [Path]))
                {
                    made.WaitForExit();
                }

                break;
            default:
                File.WriteAllText(Path, "somebody's");
                break;
        }
    }
}
