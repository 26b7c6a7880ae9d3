using ArmController.Learning.Learners;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

public sealed class OptionLearnerTests
{
    private const int Options = 3;
    private const int Active = 2;
    private const int Weights = 40;
    private const double Share = 20.0 / 21;

    [Fact]
    public void Two_steps_are_those_computed_by_hand()
    {
        OptionLearner learner = new(2, Active, 8, new() { FirstValue = -2 }, new Pcg32(1, 1));
        Write(learner, [[0, 1], [2, 3]]);
        Assert.Equal(0, learner.Choose(0b01));
        Write(learner, [[0, 4], [5, 6]]);
        learner.Learn(3, 0.5, 0b10);

        // delta = 3 + 0.5 (-2) - (-2) = 4; a weight takes a half of 0.4, and 20 / 21 of that on its first visit.
        double first = -1 + (0.2 * 4 * Share);
        Assert.Equal(4, learner.LastError, 12);
        Assert.Equal([first, first, -1, -1, -1], learner.Table.Weights[..5].ToArray());

        Assert.Equal(1, learner.Choose(0b10));
        learner.Finish(1);

        // delta = 1 - (-2) = 3; what was chosen before is credited with 0.5 x 0.8 of it.
        Assert.Equal(3, learner.LastError, 12);
        Assert.Equal(-1 + (0.2 * 3 * Share), learner.Table.Weights[5], 12);
        Assert.Equal(first + (0.2 * 3 * Share * 0.4), learner.Table.Weights[0], 12);
        Assert.Equal(2, learner.Updates);
    }

    [Fact]
    public void What_is_not_allowed_is_neither_chosen_nor_hoped_for()
    {
        OptionLearner learner = new(2, 1, 4, new(), new Pcg32(1, 1)) { Epsilon = 1 };
        learner.Table.Add(3, 100);
        Write(learner, [[0], [3]]);
        for (int n = 0; n < 50; n++)
        {
            Assert.Equal(0, learner.Choose(0b01));
        }

        Write(learner, [[2], [3]]);
        learner.Learn(1, 1, 0b01);
        Assert.Equal(1, learner.LastError, 12);
    }

    [Fact]
    public void Frozen_it_learns_nothing_and_after_a_restart_nothing_is_credited()
    {
        OptionLearner frozen = Walked(1, 0, 200);
        frozen.IsFrozen = true;
        byte[] before = SavedState.Of(frozen.SaveLearned);
        Walk(frozen, new Pcg32(8, 8), 200);
        Assert.Equal(before, SavedState.Of(frozen.SaveLearned));

        OptionLearner restarted = Walked(1, 0, 200);
        restarted.Restart();
        before = SavedState.Of(restarted.SaveLearned);
        restarted.Learn(5, 0.9, 0b111);
        Assert.Equal(before, SavedState.Of(restarted.SaveLearned));
    }

    [Fact]
    public void A_run_that_was_saved_and_loaded_half_way_is_the_same_run()
    {
        OptionLearner straight = Walked(1, 0, 500);
        OptionLearner first = Make(1);
        Pcg32 world = new(5, 5);
        Walk(first, world, 213);
        OptionLearner second = Walked(77, 3, 50);
        Assert.True(SavedState.Load(SavedState.Of(first.SaveLearned), second.LoadLearned));
        Assert.True(SavedState.Load(SavedState.Of(first.SaveProgress), second.LoadProgress));
        Walk(second, world, 500 - 213);

        Assert.Equal(SavedState.Of(straight.SaveLearned), SavedState.Of(second.SaveLearned));
        Assert.Equal(SavedState.Of(straight.SaveProgress), SavedState.Of(second.SaveProgress));
    }

    [Fact]
    public void Learning_makes_no_garbage()
    {
        OptionLearner learner = Make(1);
        Pcg32 world = new(5, 5);
        Walk(learner, world, 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Walk(learner, world, 2000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static OptionLearner Make(ulong seed) =>
        new(Options, Active, Weights, new() { FirstValue = -3 }, new Pcg32(seed, 2)) { Epsilon = 0.2 };

    private static OptionLearner Walked(ulong seed, ulong skipped, int steps)
    {
        OptionLearner learner = Make(seed);
        Walk(learner, new Pcg32(5 + skipped, 5), steps);
        return learner;
    }

    private static void Walk(OptionLearner learner, Pcg32 world, int steps)
    {
        for (int n = 0; n < steps; n++)
        {
            for (int option = 0; option < Options; option++)
            {
                learner.PlacesOf(option)[0] = world.NextInt(Weights / 2);
                learner.PlacesOf(option)[1] = (Weights / 2) + world.NextInt(Weights / 2);
            }

            learner.Learn(world.NextDouble(-2, 1), 0.9, 0b111);
            learner.Choose(0b111);
            if (world.NextInt(9) == 0)
            {
                learner.Finish(1);
            }
        }
    }

    private static void Write(OptionLearner learner, int[][] places)
    {
        for (int option = 0; option < places.Length; option++)
        {
            places[option].CopyTo(learner.PlacesOf(option));
        }
    }
}
