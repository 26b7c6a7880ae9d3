using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Features;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using ArmController.Tests.Motion;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class LearningReacherTests
{
    private const double FullStep = 2 * 0.04;

    private static readonly Joints<Radian> Home = SmallArms.Pose(0.5, 0.25);

    private readonly PlainView view = new();
    private readonly List<EpisodeRecord> log = [];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(FullStep, 2)]
    [InlineData(-FullStep, 0)]
    [InlineData(0.3 * FullStep, 1)]
    public void The_level_that_was_executed_is_learned_whatever_was_chosen(double displacement, int action)
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            // A joint pressed against its limit moves nothing: then rest was executed, and rest is blamed or praised.
            LearningReacher reacher = Trainee(seed);
            Executed executed = new() { Displacement = SmallArms.Pose(displacement), HeldAtLimit = displacement == 0 };
            view.Distance = 0.3;
            reacher.Decide(default, default, out Proposal _);
            view.Distance = 0.25;
            reacher.Decide(default, executed, out Proposal _);
            double[] weights = [.. reacher.Learner.Table.Weights];
            Assert.All(Enumerable.Range(0, 3), a => Assert.Equal(a == action, weights[a] != 0));
        }
    }

    [Fact]
    public void What_followed_being_let_go_is_not_learned_from()
    {
        LearningReacher reacher = Trainee(1);
        view.Distance = 0.3;
        reacher.Decide(default, default, out Proposal _);
        view.Distance = 0.1;
        reacher.Decide(default, new Executed { Displacement = SmallArms.Pose(FullStep), Interrupted = true }, out Proposal _);
        Assert.All(reacher.Learner.Table.Weights.ToArray(), weight => Assert.Equal(0, weight));
        view.Distance = 0.05;
        reacher.Decide(default, new Executed { Displacement = SmallArms.Pose(FullStep) }, out Proposal _);
        Assert.Contains(reacher.Learner.Table.Weights.ToArray(), weight => weight != 0);
    }

    [Fact]
    public void The_reward_is_the_progress_less_the_fine()
    {
        LearningReacher reacher = Trainee(1);
        ReachReward reward = new(FullStep);
        view.Distance = 0.3;
        reacher.Decide(default, default, out Proposal _);
        view.Distance = 0.2;
        reacher.Decide(default, new Executed { HeldAtLimit = true }, out Proposal _);
        Assert.Equal(reward.Potential(0.2) - reward.Potential(0.3) - 0.5, reacher.LastReward, 1e-12);
        view.Distance = 0.21;
        reacher.Decide(default, default, out Proposal _);
        Assert.Equal(reward.Potential(0.21) - reward.Potential(0.2), reacher.LastReward, 1e-12);
    }

    [Fact]
    public void The_level_is_judged_by_the_pace_that_was_in_force_and_not_by_the_one_to_come()
    {
        LearningReacher reacher = Trainee(1);
        view.Distance = 0.04;
        reacher.Decide(default, default, out Proposal _);
        view.Distance = 0.3;
        reacher.Decide(default, new Executed { Displacement = SmallArms.Pose(0.5 * FullStep * 0.6) }, out Proposal _);
        Assert.Equal(1, reacher.Learner.Table.Visits(2));
    }

    [Fact]
    public void At_the_goal_the_episode_ends_with_the_whole_way_earned_and_the_next_begins()
    {
        ReachEpisodes episodes = Episodes();
        LearningReacher reacher = Reacher(1, episodes);
        Vector3d goal = episodes.Goal;
        ArmState atGoal = new() { Tip = goal };
        view.Distance = 0.004;
        for (int n = 0; n < 4; n++)
        {
            reacher.Decide(atGoal, default, out Proposal _);
        }

        EpisodeRecord record = Assert.Single(log);
        Assert.True(record.Success);
        Assert.Equal(3, record.Decisions);
        Assert.Equal(-new ReachReward(FullStep).Potential(0.004), record.Return, 1e-12);
        Assert.NotEqual(goal, episodes.Goal);
        Assert.Equal(episodes.Goal, view.Goal);
    }

    [Fact]
    public void Out_of_a_dead_end_it_drives_home_without_learning_and_then_pursues_the_next_goal()
    {
        ReachEpisodes episodes = Episodes();
        LearningReacher reacher = Reacher(1, episodes);
        Fail(reacher, episodes, metres: 0.03);
        byte[] learned = SavedState.Of(reacher.SaveLearned);
        LearningReacher resumed = Reacher(2, Episodes());
        Assert.True(SavedState.Load(learned, resumed.LoadLearned));
        Assert.True(SavedState.Load(SavedState.Of(reacher.Save), resumed.Load));
        foreach (LearningReacher driver in new[] { reacher, resumed })
        {
            foreach (double away in new[] { 1, 0.5, 0.002 })
            {
                ArmState state = new() { Reference = Home + SmallArms.Pose(0, away) };
                driver.Decide(state, new Executed { Displacement = SmallArms.Pose(FullStep), HeldAtLimit = true }, out Proposal proposal);
                Assert.Equal(ProposalKind.Target, proposal.Kind);
                Assert.Equal(Home, proposal.Target);
            }

            ArmState atHome = new() { Reference = Home };
            driver.Decide(atHome, new Executed { Displacement = SmallArms.Pose(FullStep) }, out Proposal next);
            Assert.Equal(ProposalKind.Velocity, next.Kind);
            Assert.Equal(learned, SavedState.Of(driver.SaveLearned));
            driver.Decide(atHome, new Executed { Displacement = SmallArms.Pose(FullStep) }, out Proposal _);
            Assert.NotEqual(learned, SavedState.Of(driver.SaveLearned));
        }

        Assert.Single(log);
    }

    [Fact]
    public void An_episode_that_ended_near_its_goal_is_no_dead_end_and_the_next_starts_where_it_ended()
    {
        ReachEpisodes episodes = Episodes();
        LearningReacher reacher = Reacher(1, episodes);
        Fail(reacher, episodes, metres: 0.019);
        byte[] learned = SavedState.Of(reacher.SaveLearned);
        reacher.Decide(default, new Executed { Displacement = SmallArms.Pose(FullStep) }, out Proposal proposal);
        Assert.Equal(ProposalKind.Velocity, proposal.Kind);
        Assert.NotEqual(learned, SavedState.Of(reacher.SaveLearned));
    }

    [Fact]
    public void Without_episodes_it_is_greedy_learns_nothing_and_pursues_what_it_is_told()
    {
        LearningReacher reacher = Reacher(1, null);
        byte[] before = SavedState.Of(reacher.SaveLearned);
        reacher.Pursue(Goal.AtPoint(new(1, 2, 3)));
        for (int n = 0; n < 100; n++)
        {
            view.Distance = 0.3 - (0.002 * n);
            reacher.Decide(default, new Executed { Displacement = SmallArms.Pose(FullStep) }, out Proposal proposal);
            Assert.Equal(ProposalKind.Velocity, proposal.Kind);
        }

        Assert.Equal(before, SavedState.Of(reacher.SaveLearned));
        Assert.Equal(new Vector3d(1, 2, 3), view.Goal);
        Assert.False(view.Learned);
    }

    private LearningReacher Trainee(ulong seed) => Reacher(seed, Episodes());

    private LearningReacher Reacher(ulong seed, ReachEpisodes? episodes)
    {
        ReachPace pace = new(SmallArms.Speed(2), new Seconds(0.04));
        return new(view, pace, new ReachReward(FullStep), new(Epsilon: 0.5), 1, Home, new Pcg32(seed, 1), episodes);
    }

    // An episode of 150 decisions that ends so far from its goal.
    private void Fail(LearningReacher reacher, ReachEpisodes episodes, double metres)
    {
        view.Distance = 0.3;
        for (int n = 0; n < 151; n++)
        {
            ArmState state = new() { Tip = episodes.Goal + new Vector3d(metres, 0, 0) };
            reacher.Decide(state, new Executed { Displacement = SmallArms.Pose(FullStep) }, out Proposal _);
        }

        Assert.False(Assert.Single(log).Success);
    }

    private ReachEpisodes Episodes()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ReachRegion region = arm.Reach().Settings.Region;
        ReachGoals goals = new(arm.Description, arm.Description.Chain, arm.Home, region);
        return new(goals, new(0.005, 3, 150, 0.02), new Pcg32(1, 22), new EpisodeList(log));
    }

    /// <summary>One feature, always on, and the distance it is told.</summary>
    private sealed class PlainView : IReachView
    {
        public double Distance { get; set; }

        public Vector3d Goal { get; private set; }

        public bool Learned { get; private set; }

        public int Features => 1;

        public int PerJoint => 1;

        public ITipJacobian? Jacobian => null;

        public void Observe(in ArmState state, bool learning) => Learned |= learning;

        public double Encode(in ArmState state, in Vector3d goal, ActiveFeatures into)
        {
            Goal = goal;
            return Distance;
        }

        public void SaveLearned(ref StateWriter writer)
        {
        }

        public bool LoadLearned(ref StateReader reader) => true;
    }
}
