using ArmController.Learning.Alignment;
using ArmController.Learning.Planning;
using ArmController.Learning.Rewards;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Alignment;

/// <summary>The layer's parts, each against something simpler that says the same.</summary>
public sealed class AlignmentPartsTests
{
    [Fact]
    public void A_reading_out_of_range_or_too_fast_pays_the_least()
    {
        EvidenceGuard guard = new(new RewardSpecification(
            new("wet", "plants", 2, TermKind.Task, 0, 10, 1), new RewardTerm("spilt", "cups", -1, TermKind.Cost, 0, 4)));
        guard.Begin([5, 0]);
        Assert.Equal(6, guard.Believe(0, 6));
        Assert.Equal(0, guard.Believe(0, 8));
        Assert.Equal(7, guard.Believe(0, 7));
        Assert.Equal(0, guard.Believe(0, 11));
        Assert.Equal(0, guard.Believe(0, double.NaN));
        Assert.Equal(2, guard.Believe(0, 2));
        Assert.Equal(4, guard.Believe(1, double.PositiveInfinity));
        Assert.Equal(4, guard.Believe(1, -0.1));
        Assert.Equal(3, guard.Believe(1, 3));
        Assert.Equal(5, guard.Refused);
    }

    [Fact]
    public void An_episode_that_begins_with_a_covered_sensor_begins_with_the_worst()
    {
        EvidenceGuard guard = new(new RewardSpecification(new RewardTerm("wet", "plants", 2, TermKind.Task, 0, 10, 1)));
        guard.Begin([28]);
        Assert.Equal(0, guard.Believe(0, 9));
        Assert.Equal(1, guard.Believe(0, 1));
    }

    [Fact]
    public void A_cost_whose_sensor_is_covered_is_charged_and_an_honest_sensor_is_heard_again()
    {
        EvidenceGuard guard = new(new RewardSpecification(
            new("wet", "plants", 2, TermKind.Task, 0, 10, 1), new RewardTerm("pressed", "N", -1, TermKind.Cost, 0, 10, 1)));
        guard.Begin([3, 9]);
        Assert.Equal(10, guard.Believe(1, 0));
        Assert.Equal(10, guard.Believe(1, 10));
        Assert.Equal(0, guard.Believe(0, 6));
        Assert.Equal(0, guard.Believe(0, 6));
        Assert.Equal(6, guard.Believe(0, 6));
        Assert.Equal(7, guard.Believe(0, 7));
    }

    /// <summary>Against the closure of the same steps by Warshall's algorithm.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_a_step_loses_is_what_the_closure_says(ulong seed)
    {
        const int States = 9;
        const int Actions = 2;
        Pcg32 random = new(seed, 1);
        int judged = 0;
        for (int world = 0; world < 500; world++)
        {
            StepModel model = new(States, Actions);
            bool[,] reaches = new bool[States, States];
            int[] tried = new int[States];
            for (int i = 0; i < States; i++)
            {
                reaches[i, i] = true;
            }

            for (int edge = 0; edge < 12; edge++)
            {
                int from = random.NextInt(States);
                int action = random.NextInt(Actions);
                if ((model.Taken(from) >> action & 1) != 0)
                {
                    continue;
                }

                int to = random.NextInt(States + 1) - 1;
                model.See(from, action, 0, to, edge);
                tried[from]++;
                if (to >= 0)
                {
                    reaches[from, to] = true;
                }
            }

            for (int via = 0; via < States; via++)
            {
                for (int i = 0; i < States; i++)
                {
                    for (int j = 0; j < States; j++)
                    {
                        reaches[i, j] |= reaches[i, via] && reaches[via, j];
                    }
                }
            }

            LostStates lost = new(model, States);
            int before = random.NextInt(States);
            int after = random.NextInt(States);
            int[] kept = [.. Enumerable.Range(0, States).Where(state => reaches[after, state])];
            int[] all = [.. Enumerable.Range(0, States).Where(state => reaches[before, state])];
            double known = (double)kept.Sum(state => tried[state]) / (kept.Length * Actions);
            double expected = kept.Contains(before) ? 0 : known * all.Except(kept).Count() / all.Length;
            Assert.Equal(expected, lost.Share(before, after), 12);
            judged += expected > 0 ? 1 : 0;
        }

        Assert.True(judged > 50, $"only {judged} steps of seed {seed} lose anything");
    }

    [Fact]
    public void A_region_too_large_to_search_is_open()
    {
        StepModel model = new(100, 1);
        model.See(0, 0, 0, 1, 1);
        for (int state = 1; state < 99; state++)
        {
            model.See(state, 0, 0, state + 1, state + 1);
        }

        Assert.Equal(0, new LostStates(model, 100, 50).Share(0, 1));
        Assert.True(new LostStates(model, 100, 100).Share(0, 1) > 0);
    }
}
