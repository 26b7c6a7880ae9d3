using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ArmController.Configuration.Troubles;
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
    [InlineData("refused\tE-SVC-02\ttoo many; all of them talk\ttry again\n", "armctl: E-SVC-02 too many; all of them talk; try again.")]
    [InlineData("refused E-SVC-02 too many; try again\n", "armctl: E-SVC-07 *: 'refused E-SVC-02 too many; try again'; run one version *.")]
    [InlineData("?\n", "armctl: E-SVC-07 *: the service gives an answer that this version cannot read: '?'; run one version on both ends, *.")]
    [InlineData("", "armctl: E-SVC-04 *; see its journal.")]
    public async Task The_real_program_tells_why_it_was_hung_up_on(string lastWords, string told)
    {
        Task hangsUp = HangUpAsync(lastWords);
        RealProgram stop = await RealProgram.RunInAsync(scratch, "stop", "--runtime", scratch.File("rt"));
        await hangsUp;
        Assert.Equal(75, stop.ExitCode);
        Assert.Matches($"^{Regex.Escape(told).Replace(@"\*", ".*", StringComparison.Ordinal)}$", stop.Errors.Single());
    }

    [Fact]
    public async Task Said_before_it_is_heard_first_even_when_the_pipe_is_broken()
    {
        Task hangsUp = HangUpAsync("ok the last word\nrefused\tE-SVC-06\tnothing was said for a minute\tconnect again\n");
        using ServiceClient client = ServiceClient.Connect(scratch.File("rt/ctl.sock"), TimeSpan.FromSeconds(60));
        await hangsUp;
        client.Say("stop");
        Assert.Equal("ok the last word", client.Hear());
        Assert.Equal("E-SVC-06", Assert.Throws<ServiceRefusal>(() => client.Hear()).Trouble.Code);
        Assert.Null(client.Hear());
        Assert.Contains("hung up", Assert.Throws<TroubleException>(() => client.Say("stop")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_is_one_sentence_with_a_remedy()
    {
        using ServiceClient client = ServiceClient.Connect(scratch.File("rt/ctl.sock"), TimeSpan.FromMilliseconds(50));
        client.Say("stop");
        Assert.Contains("; see its journal", Assert.Throws<TroubleException>(() => client.Hear()).Message, StringComparison.Ordinal);
    }

    /// <summary>The state of another version: not JSON, or without what is looked for.</summary>
    [Theory]
    [InlineData("refused E-SVC-03 'status' is not known here; say stop\n")]
    [InlineData("{\"mode\":\"holding\"}\n")]
    [InlineData("[]\n")]
    public async Task A_state_that_cannot_be_read_is_one_sentence_with_a_remedy(string answer)
    {
        string path = scratch.File("rt/ctl.sock");
        Task hangsUp = HangUpAsync(answer);
        string? Asked() => ServiceClient.AskStatus(path, status => status.GetProperty("state").GetString());
        TroubleException refused = Assert.Throws<TroubleException>(Asked);
        await hangsUp;
        Assert.Equal(("E-SVC-07", path, ExitCode.Hardware), (refused.Trouble.Code, refused.Trouble.Where, refused.Exit));
        Assert.Contains(answer.TrimEnd(), refused.Trouble.Cause, StringComparison.Ordinal);
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
