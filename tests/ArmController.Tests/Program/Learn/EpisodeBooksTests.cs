using System.Text.Json;
using ArmController.Control.Tasks;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using ArmController.Training.Runs;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>A run that goes on in another process goes on counting its episodes.</summary>
public sealed class EpisodeBooksTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string Path => scratch.File("episodes.jsonl");

    [Fact]
    public void Numbers_go_on_behind_those_of_an_earlier_process()
    {
        Assert.Equal(3, Write(3));
        Assert.Equal(5, Write(2));
        Assert.Equal([0, 1, 2, 3, 4], File.ReadLines(Path).Select(Number));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("{\"episode\":8}\n", 9)]
    [InlineData("{\"episode\":8}\n{\"episode\":9,\"succ", 9)]
    [InlineData("{\"episode\":8}\n{\"episode\":9,\"succ{\"episode\":10}\n", 9)]
    [InlineData("no line of ours\n[8]\n{\"episode\":-1}\n{\"episode\":\"8\"}\n{\"other\":8}\n\n", 0)]
    public void What_a_power_cut_has_torn_is_not_believed(string text, long episodes)
    {
        File.WriteAllText(Path, text);
        Assert.Equal(episodes, EpisodeBooks.CountIn(Path));
    }

    [Fact]
    public void Where_there_is_no_file_there_were_no_episodes() => Assert.Equal(0, EpisodeBooks.CountIn(scratch.File("none")));

    [Fact]
    public void A_long_file_is_read_at_its_end_only()
    {
        File.WriteAllLines(Path, Enumerable.Range(0, 100_000).Select(i => $"{{\"episode\":{i}}}"));
        Assert.Equal(100_000, EpisodeBooks.CountIn(Path));
    }

    [Fact]
    public void The_share_speaks_of_this_process_alone()
    {
        using JsonLines lines = new(Path);
        EpisodeRing ring = new(capacity: 8);
        EpisodeBooks books = new(ring, lines, earlier: 1_000);
        Assert.Equal(0, books.RecentShare);
        ring.Append(new EpisodeRecord { Success = true });
        ring.Append(new EpisodeRecord { Episode = 1 });
        books.Drain();
        Assert.Equal(2, books.RecentCount);
        Assert.Equal(0.5, books.RecentShare);
        Assert.Equal(1_002, books.Episodes);
    }

    public void Dispose() => scratch.Dispose();

    private static long Number(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("episode").GetInt64();
    }

    private long Write(int count)
    {
        using JsonLines lines = new(Path);
        EpisodeRing ring = new(capacity: 8);
        EpisodeBooks books = new(ring, lines, EpisodeBooks.CountIn(Path));
        for (int i = 0; i < count; i++)
        {
            ring.Append(new EpisodeRecord { Episode = i });
        }

        books.Drain();
        return books.Episodes;
    }
}
