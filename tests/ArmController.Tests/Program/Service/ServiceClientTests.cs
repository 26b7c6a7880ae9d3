using System.Net.Sockets;
using System.Text;
using ArmController.Service;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>A service that hangs up in mid-word: what it said before is what the operator is told.</summary>
public sealed class ServiceClientTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public ServiceClientTests()
    {
        Directory.CreateDirectory(scratch.File("rt"));
        listener.Bind(new UnixDomainSocketEndPoint(scratch.File("rt/ctl.sock")));
        listener.Listen(16);
    }

    [Theory]
    [InlineData(
        "refused E-SVC-02 too many clients, and all of them talk; try again\n",
        "armctl: E-SVC-02 too many clients, and all of them talk; try again.")]
    [InlineData("", "armctl: E-SVC-04 *; see its journal.")]
    public async Task The_real_program_tells_why_it_was_hung_up_on(string lastWords, string told)
    {
        Task hangsUp = HangUpAsync(lastWords);
        RealProgram stop = await RealProgram.RunInAsync(scratch, "stop", "--runtime", scratch.File("rt"));
        await hangsUp;
        Assert.Equal(75, stop.ExitCode);
        string[] parts = told.Split('*');
        Assert.StartsWith(parts[0], stop.Errors.Single(), StringComparison.Ordinal);
        Assert.EndsWith(parts[^1], stop.Errors.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Said_before_it_is_heard_first_even_when_the_pipe_is_broken()
    {
        Task hangsUp = HangUpAsync("ok the last word\nrefused E-SVC-06 nothing was said for a minute; connect again\n");
        using ServiceClient client = ServiceClient.Connect(scratch.File("rt/ctl.sock"), TimeSpan.FromSeconds(60));
        await hangsUp;
        client.Say("stop");
        Assert.Equal("ok the last word", client.Hear());
        Assert.Equal("E-SVC-06", Assert.Throws<ServiceRefusal>(() => client.Hear()).Code);
        Assert.Null(client.Hear());
        Assert.Contains("hung up", Assert.Throws<IOException>(() => client.Say("stop")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_is_one_sentence_with_a_remedy()
    {
        using ServiceClient client = ServiceClient.Connect(scratch.File("rt/ctl.sock"), TimeSpan.FromMilliseconds(50));
        client.Say("stop");
        Assert.Contains("; see its journal", Assert.Throws<IOException>(() => client.Hear()).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        listener.Dispose();
        scratch.Dispose();
    }

    private async Task HangUpAsync(string lastWords)
    {
        using Socket client = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        if (lastWords.Length > 0)
        {
            client.Send(Encoding.ASCII.GetBytes(lastWords));
        }
    }
}
