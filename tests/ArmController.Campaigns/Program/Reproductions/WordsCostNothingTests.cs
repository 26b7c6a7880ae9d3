using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>
/// Words at full rate while the arm learns: no byte in the loop, next to none in the process, no collection, ten journal lines a second.
/// ARMCTL_WORDS_SECONDS=12 takes the whole time, at 50 ticks a second.
/// </summary>
[Trait("Reproduction", "6")]
[SupportedOSPlatform("linux")]
[Collection(RealService.Name)]
public sealed class WordsCostNothingTests : IDisposable
{
    private const long MostProcessBytes = 1_000_000;
    private const int MostLinesASecond = 10;

    // What the service says when it begins, and modes that change.
    private const int OtherLines = 30;

    private static readonly double Seconds =
        double.TryParse(
            Environment.GetEnvironmentVariable("ARMCTL_WORDS_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : 2;

    private const int MostOtherWords = 100;

    private static readonly string Rate = Seconds >= 12 ? "50" : "200";

    private readonly Scratch scratch = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_at_full_rate_cost_no_garbage_and_few_lines_in_the_journal(bool reads)
    {
        using RunningService service = new(scratch, "--rate", Rate);
        await StopIsHeardTests.LearnAsync(service);
        JsonElement before = await service.UntilAsync(status => status.GetProperty("armedTicks").GetInt64() > 50);

        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(TimeSpan.FromSeconds(Seconds));
        WordFlood.Count said = await WordFlood.RunAsync(
            service.Runtime, "learn resume\nreset\nhello\n\nlearn start juggling\n\u001b[2Koff \narm\n", reads, enough.Token);

        // The last count is told a second later.
        long told = (await service.UntilAsync(status => true)).GetProperty("tick").GetInt64() + (2 * int.Parse(Rate, CultureInfo.InvariantCulture));
        JsonElement after = await service.UntilAsync(status => status.GetProperty("tick").GetInt64() > told);
        await service.SignalAsync("KILL");
        string[] journal = (await service.EndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int words = journal.Count(line => line.Contains(" says: ", StringComparison.Ordinal));
        int counts = journal.Count(line => Untold(line) > 0);
        long more = journal.Select(Untold).Sum();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{said.Lines:#,0} lines in {Seconds} s and {said.Connections} connections, reads answers: {reads}; journal: {journal.Length} lines, "
            + $"{words} words told, {more:#,0} counted; "
            + $"loop {after.GetProperty("loopBytes")} bytes, process {after.GetProperty("processBytes")} bytes, "
            + $"{after.GetProperty("collections")} collections, {after.GetProperty("missedTicks")} missed ticks\n"
            + $"{before}\n{after}");

        // On a busy machine a late tick stops the arm, which then holds, and the counts go on.
        Assert.Contains(after.GetProperty("state").GetString(), (string[])["following", "holding"]);
        Assert.True(after.GetProperty("learnedTicks").GetInt64() > before.GetProperty("learnedTicks").GetInt64());
        Assert.Equal(0, after.GetProperty("loopBytes").GetInt64());
        Assert.Equal(0, after.GetProperty("collections").GetInt64());
        Assert.InRange(after.GetProperty("processBytes").GetInt64(), 0, MostProcessBytes);
        Assert.InRange(words + counts, 1, (int)((Seconds + 1) * MostLinesASecond));
        Assert.InRange(journal.Length, 1, OtherLines + words + counts);
        if (reads)
        {
            // Nobody who reads is hung up on, and besides these words only those were said that brought it to learn.
            Assert.Equal(1, said.Connections);
            Assert.InRange(words + more - said.Lines, 2, MostOtherWords);
        }
    }

    public void Dispose() => scratch.Dispose();

    // "... and 59,143 more words"
    private static long Untold(string line) =>
        line.EndsWith(" more words", StringComparison.Ordinal)
            ? long.Parse(line.Split(' ')[^3], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : 0;
}
