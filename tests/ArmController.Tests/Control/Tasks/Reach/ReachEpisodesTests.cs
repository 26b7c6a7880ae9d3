using ArmController.Configuration;
using ArmController.Control.Tasks;
using ArmController.Control.Tasks.Reach;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class ReachEpisodesTests
{
    private static readonly EpisodeLimits Limits = new(0.01, 3, 10, 0.02);
    private static readonly Vector3d Far = new(0, 0, 9);

    private readonly List<EpisodeRecord> log = [];
    private readonly ReachEpisodes episodes;

    public ReachEpisodesTests() => episodes = Make(1, log);

    [Fact]
    public void An_episode_ends_with_success_after_enough_decisions_at_the_goal()
    {
        Vector3d goal = episodes.Goal;
        episodes.Note(Far);
        episodes.Count(-1, heldAtLimit: true);
        for (int n = 0; n < 3; n++)
        {
            Assert.False(episodes.Ended);
            episodes.Note(goal + new Vector3d(0.009, 0, 0));
            episodes.Count(2, heldAtLimit: false);
        }

        Assert.True(episodes.Reached);
        Assert.True(episodes.Ended);
        episodes.Next();
        EpisodeRecord record = Assert.Single(log);
        Assert.Equal(0, record.Episode);
        Assert.True(record.Success);
        Assert.Equal(Goal.AtPoint(goal), record.Goal);
        Assert.Equal(4, record.Decisions);
        Assert.Equal(5, record.Return);
        Assert.Equal(1, record.HeldDecisions);
        Assert.Equal(0.009, record.LastMetres, 1e-12);
        Assert.NotEqual(goal, episodes.Goal);
        Assert.False(episodes.Ended);
    }

    [Fact]
    public void An_episode_ends_without_success_at_the_time_limit()
    {
        for (int n = 0; n < 10; n++)
        {
            Assert.False(episodes.Ended);
            episodes.Note(Far);
        }

        Assert.True(episodes.Ended);
        Assert.False(episodes.Reached);
        episodes.Next();
        Assert.False(Assert.Single(log).Success);
        episodes.Note(episodes.Goal);
        episodes.Note(episodes.Goal);
        Assert.False(episodes.Reached);
    }

    [Fact]
    public void Saved_episodes_go_on_where_they_were()
    {
        for (int n = 0; n < 14; n++)
        {
            Advance(episodes, n);
        }

        List<EpisodeRecord> loadedLog = [];
        ReachEpisodes loaded = Make(2, loadedLog);
        byte[] image = SavedState.Of(episodes.Save);
        Assert.True(SavedState.Load(image, loaded.Load));
        log.Clear();
        for (int n = 14; n < 100; n++)
        {
            Advance(episodes, n);
            Advance(loaded, n);
        }

        Assert.Equal(log, loadedLog);
        Assert.True(log.Count > 5);
        for (int length = 0; length < image.Length; length++)
        {
            Assert.False(SavedState.Load(image.AsSpan(0, length), loaded.Load));
        }
    }

    private static void Advance(ReachEpisodes episodes, int n)
    {
        episodes.Note(n % 7 < 4 ? episodes.Goal : Far);
        episodes.Count(n, n % 3 == 0);
        if (episodes.Ended)
        {
            episodes.Next();
        }
    }

    private static ReachEpisodes Make(ulong seed, List<EpisodeRecord> log)
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ReachRegion region = arm.Reach().Settings.Region;
        ReachGoals goals = new(arm.Description, arm.Description.Chain, arm.Home, region);
        return new ReachEpisodes(goals, Limits, new Pcg32(seed, 22), new EpisodeList(log));
    }
}
