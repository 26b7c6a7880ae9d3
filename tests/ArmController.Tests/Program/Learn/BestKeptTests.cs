using ArmController.Control.Tasks;
using ArmController.Training.Checkpoints;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using ArmController.Training.Runs;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>Every hundred goals are a check: the best checkpoint is kept, and a fall beyond chance is seen.</summary>
public sealed class BestKeptTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly EpisodeRing ring = new(1_024);
    private readonly JsonLines lines;
    private readonly CheckpointStore store;
    private long written;

    public BestKeptTests()
    {
        lines = new JsonLines(scratch.File("episodes.jsonl"));
        store = new CheckpointStore(scratch.Path);
    }

    [Fact]
    public void A_hundred_goals_that_go_well_are_promoted_and_ninety_nine_are_not_judged()
    {
        (BestKept best, EpisodeBooks books) = Begin();
        Goals(books, 99, 99);
        Assert.Null(Judge(best, books, 1));
        Goals(books, 1, 0);
        Assert.True(Judge(best, books, 2)?.IsSaved);
        Assert.Equal((99, false), (best.Best, best.HasFallen));
        Assert.Equal(2, Promoted());

        // The same hundred is judged once.
        Assert.Null(Judge(best, books, 3));
        Assert.Equal(2, Promoted());
    }

    [Fact]
    public void What_is_not_good_enough_is_not_promoted()
    {
        (BestKept best, EpisodeBooks books) = Begin();
        Goals(books, 100, 89);
        Assert.Null(Judge(best, books, 1));
        Assert.Null(best.Best);
        Assert.False(File.Exists(new CheckpointFolder(scratch.Path).Promoted));
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(60, true)]
    public void A_fall_beyond_chance_is_seen_and_the_best_stays(int reached, bool falls)
    {
        (BestKept best, EpisodeBooks books) = Begin();
        Goals(books, 100, 98);
        Assert.True(Judge(best, books, 1)?.IsSaved);
        Goals(books, 100, reached);
        Assert.Null(Judge(best, books, 2));
        Assert.Equal((98, reached, falls), (best.Best, best.Newest, best.HasFallen));
        Assert.Equal(1, Promoted());
        Goals(books, 100, 97);
        Assert.Null(Judge(best, books, 3));
        Assert.Equal(1, Promoted());
        Goals(books, 100, 98);
        Assert.True(Judge(best, books, 4)?.IsSaved);
        Assert.Equal(4, Promoted());
        Assert.Equal((98, false), (best.Best, best.HasFallen));
    }

    [Fact]
    public void The_next_process_knows_the_best_and_judges_its_own_goals_only()
    {
        (BestKept first, EpisodeBooks books) = Begin();
        Goals(books, 100, 98);
        Judge(first, books, 1);

        (BestKept second, EpisodeBooks later) = Begin(earlier: 100);
        Assert.Equal(98, second.Best);
        Goals(later, 99, 0);
        Assert.Null(Judge(second, later, 2));
        Assert.False(second.HasFallen);
        Goals(later, 1, 0);
        Judge(second, later, 3);
        Assert.True(second.HasFallen);
    }

    [Fact]
    public void A_disk_that_takes_the_checkpoint_and_not_its_figure_is_told()
    {
        Directory.CreateDirectory(scratch.File(BestKept.Name));
        (BestKept best, EpisodeBooks books) = Begin();
        Goals(books, 100, 98);
        SaveResult? saved = Judge(best, books, 1);
        Assert.True(saved?.IsSaved);
        Assert.Equal("E-RUN-02", saved?.Trouble?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"reached\":101,\"goals\":100}")]
    [InlineData("{\"reached\":97,\"goals\":10}")]
    public void A_file_that_is_not_sound_says_nothing(string text)
    {
        File.WriteAllText(scratch.File(BestKept.Name), text);
        (BestKept best, EpisodeBooks _) = Begin();
        Assert.Null(best.Best);
    }

    public void Dispose()
    {
        lines.Dispose();
        scratch.Dispose();
    }

    private (BestKept Best, EpisodeBooks Books) Begin(long? earlier = null)
    {
        EpisodeBooks books = new(ring, lines, earlier);
        return (new BestKept(store, scratch.Path), books);
    }

    private void Goals(EpisodeBooks books, int count, int reached)
    {
        for (int n = 0; n < count; n++)
        {
            ring.Append(new EpisodeRecord { Episode = written++, Success = n < reached });
        }

        books.Drain();
    }

    private SaveResult? Judge(BestKept best, EpisodeBooks books, byte image)
    {
        Assert.True(store.Save([image], 1).IsSaved);
        return best.Judge(books);
    }

    private byte Promoted() => Assert.Single(CheckpointLoader.Load(new CheckpointFolder(scratch.Path).Promoted, 1).Payload.ToArray());
}
