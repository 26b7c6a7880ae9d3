using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Service.Sockets;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>Whoever else is connected, and however much they talk or follow: a stop is heard, and a status told.</summary>
[Trait("Reproduction", "6")]
[SupportedOSPlatform("linux")]
[Collection(RealService.Name)]
public sealed class StopIsHeardTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly List<SocketCaller> callers = [];

    [Fact]
    public async Task Sixteen_silent_clients_do_not_take_the_stop_away()
    {
        using RunningService service = new(scratch, "--rate", "200");
        await LearnAsync(service);
        callers.AddRange(SocketCaller.Silent(LineServer.MostClients, service.Runtime, "ctl.sock"));
        RealProgram stopped = await service.SayAsync("stop");
        Assert.True(stopped.ExitCode == 0, string.Join('\n', stopped.Errors));
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");

        callers.AddRange(SocketCaller.Silent(LineServer.MostClients, service.Runtime, "ctl.sock"));
        RealProgram off = await service.SayAsync("stop", "--now");
        Assert.True(off.ExitCode == 0, string.Join('\n', off.Errors));
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
    }

    [Fact]
    public async Task Sixteen_clients_who_talk_without_end_do_not_take_the_stop_away()
    {
        using RunningService service = new(scratch, "--rate", "200");
        await LearnAsync(service);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<WordFlood.Count>[] floods =
            [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => WordFlood.RunAsync(service.Runtime, "hello\n", reads: true, enough.Token))];
        try
        {
            RealProgram stopped = await service.SayAsync("stop");
            Assert.True(stopped.ExitCode == 0, string.Join('\n', stopped.Errors));
            await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");
        }
        finally
        {
            await enough.CancelAsync();
        }

        Assert.All(await Task.WhenAll(floods), flood => Assert.NotEqual(0, flood.Lines));
    }

    [Fact]
    public async Task Sixteen_silent_followers_do_not_take_the_status_away()
    {
        using RunningService service = new(scratch);
        await service.UntilAsync(status => status.GetProperty("tick").GetInt64() > 0);
        while (callers.Count < LineServer.MostClients)
        {
            // Until sixteen follow: whoever has just looked may still have a place.
            SocketCaller follower = new(service.Runtime, "view.sock");
            callers.Add(follower);
            if (follower.Ask("follow").StartsWith("refused", StringComparison.Ordinal))
            {
                callers.Remove(follower);
                follower.Dispose();
            }
        }

        foreach (string[] words in (string[][])[["status"], ["status", "--json"], ["tail"]])
        {
            RealProgram looked = await service.SayAsync(words);
            Assert.True(looked.ExitCode == 0, string.Join('\n', looked.Errors));
            Assert.NotEmpty(looked.Output);
        }
    }

    public void Dispose()
    {
        callers.ForEach(caller => caller.Dispose());
        scratch.Dispose();
    }

    /// <summary>Brings it to where it learns.</summary>
    internal static Task<JsonElement> LearnAsync(RunningService service) => service.LearnUntilAsync(_ => true);
}
