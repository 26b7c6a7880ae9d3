using System.Diagnostics;
using System.Runtime.Versioning;
using ArmController.Tests.Hardware.Linux;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary><c>sim chip</c> and <c>run</c> deleted whatever was where their sockets go; now nothing but sockets on which nobody answers.</summary>
[Collection(RealService.Name)]
[Trait("Reproduction", "9")]
[SupportedOSPlatform("linux")]
public sealed class SocketFilesTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Theory]
    [InlineData("echo x > chip", "a regular file is there")]
    [InlineData("mkdir chip", "a folder is there")]
    [InlineData("echo x > y; ln -s y chip", "a symbolic link is there")]
    [InlineData("mkfifo chip", "a named pipe is there")]
    public async Task A_chip_leaves_alone_what_is_no_socket(string make, string cause)
    {
        RealProgram ran = await RealProgram.ShellAsync(
            scratch,
            $"{make}; before=$(stat -c '%i %s %F' chip); timeout 60 \"$armctl\" sim chip --socket \"$PWD/chip\"; code=$?; "
                + "[ \"$(stat -c '%i %s %F' chip)\" = \"$before\" ] && exit $code");
        Assert.Equal(75, ran.ExitCode);
        Assert.Contains(cause, Assert.Single(ran.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ctl.sock")]
    [InlineData("view.sock")]
    public async Task A_service_leaves_alone_what_is_no_socket(string name)
    {
        Directory.CreateDirectory(scratch.File("rt"));
        File.WriteAllText(scratch.File($"rt/{name}"), "somebody's");
        RealProgram ran = await RealProgram.ShellAsync(scratch, "timeout 60 \"$armctl\" run --runtime rt --state st");
        Assert.Equal(75, ran.ExitCode);
        Assert.Contains("a regular file is there and no socket; choose another folder with --runtime DIR", ran.Errors[^1], StringComparison.Ordinal);
        Assert.Equal("somebody's", File.ReadAllText(scratch.File($"rt/{name}")));
    }

    [Fact]
    public async Task A_second_chip_neither_steals_a_living_ones_socket_nor_removes_it()
    {
        using (RunningChip first = await RunningChip.StartAsync(scratch))
        {
            RealProgram second = await RealProgram.ShellAsync(scratch, $"timeout 60 \"$armctl\" sim chip --socket {first.Socket}");
            Assert.Equal(75, second.ExitCode);
            Assert.Contains("another process answers on this socket", Assert.Single(second.Errors), StringComparison.Ordinal);
            first.Drive();
            await first.UntilAsync(on: true);
        }

        // Killed, it leaves a dead one, which the next one takes; asked to end, that one removes its own.
        Assert.True(File.Exists(scratch.File("chip")));
        using RunningChip next = await RunningChip.StartAsync(scratch);
        using Process term = Process.Start("kill", ["-TERM", $"{next.Process.Id}"]);
        await next.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(scratch.File("chip")));
    }

    [Fact]
    public async Task A_service_takes_the_place_of_dead_sockets()
    {
        Directory.CreateDirectory(scratch.File("rt"));
        DeadSocket.Leave(scratch.File("rt/ctl.sock"));
        DeadSocket.Leave(scratch.File("rt/view.sock"));
        using RunningService service = new(scratch);
        await service.UntilAsync(_ => true);
    }

    public void Dispose() => scratch.Dispose();
}
