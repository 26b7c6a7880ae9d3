using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Learning.Traces;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

public sealed class FactoredQLearnerSaveTests
{
    private const int Factors = 2;
    private const int PerFactor = 3;
    private const int Features = 20;
    private const int Actions = 3;
    private const int TracesAt = 1 + 8;

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.9, 4)]
    public void A_run_that_was_saved_and_loaded_half_way_is_the_same_run(double lambda, int kept)
    {
        FactoredQLearner straight = Make(lambda, kept, 1);
        Walk(straight, new Pcg32(5, 5), 0, 1000);

        FactoredQLearner first = Make(lambda, kept, 1);
        Pcg32 world = new(5, 5);
        Walk(first, world, 0, 437);
        FactoredQLearner second = Make(lambda, kept, 99);
        Walk(second, new Pcg32(6, 6), 0, 50);
        byte[] learned = SavedState.Of(first.SaveLearned);
        byte[] progress = SavedState.Of(first.SaveProgress);
        Assert.InRange(learned.Length + progress.Length, 0, first.SavedBytes);
        Assert.True(SavedState.Load(learned, second.LoadLearned));
        Assert.True(SavedState.Load(progress, second.LoadProgress));
        Walk(second, world, 437, 1000);

        Assert.Equal(SavedState.Of(straight.SaveLearned), SavedState.Of(second.SaveLearned));
        Assert.Equal(SavedState.Of(straight.SaveProgress), SavedState.Of(second.SaveProgress));
    }

    [Fact]
    public void A_shortened_image_is_refused()
    {
        FactoredQLearner learner = Trained();
        byte[] learned = SavedState.Of(learner.SaveLearned);
        byte[] progress = SavedState.Of(learner.SaveProgress);
        for (int length = 0; length < learned.Length; length++)
        {
            Assert.False(SavedState.Load(learned.AsSpan(0, length), Make(0.9, 4, 1).LoadLearned));
        }

        for (int length = 0; length < progress.Length; length++)
        {
            Assert.False(SavedState.Load(progress.AsSpan(0, length), Make(0.9, 4, 1).LoadProgress), $"length {length} of {progress.Length}");
        }
    }

    [Fact]
    public void A_feature_or_a_trace_out_of_range_is_refused()
    {
        byte[] progress = SavedState.Of(Trained().SaveProgress);
        int traced = BitConverter.ToInt32(progress, TracesAt);
        Assert.True(traced > 0);
        int featuresAt = progress.Length - (Factors * PerFactor * sizeof(int)) - Factors;
        foreach (int wrong in new[] { -1, Features, int.MinValue, int.MaxValue })
        {
            Assert.False(SavedState.Load(With(progress, featuresAt, wrong), Make(0.9, 4, 1).LoadProgress));
        }

        foreach (int wrong in new[] { -1, Features * Actions, int.MinValue, int.MaxValue })
        {
            Assert.False(SavedState.Load(With(progress, TracesAt + 4, wrong), Make(0.9, 4, 1).LoadProgress));
        }
    }

    [Fact]
    public void Whatever_bytes_an_image_has_loading_answers_and_what_was_loaded_can_be_learned_with()
    {
        byte[] learned = SavedState.Of(Trained().SaveLearned);
        byte[] progress = SavedState.Of(Trained().SaveProgress);
        Gen.Select(Gen.Int[0, learned.Length - 1], Gen.Int[0, progress.Length - 1], Gen.Byte, Gen.Byte).Sample((i, j, a, b) =>
        {
            FactoredQLearner learner = Make(0.9, 4, 1);
            byte[] spoiledLearned = [.. learned];
            byte[] spoiledProgress = [.. progress];
            spoiledLearned[i] = a;
            spoiledProgress[j] = b;
            SavedState.Load(spoiledLearned, learner.LoadLearned);
            SavedState.Load(spoiledProgress, learner.LoadProgress);
            Walk(learner, new Pcg32(1, 1), 1, 5);
        });
    }

    private static FactoredQLearner Trained()
    {
        FactoredQLearner learner = Make(0.9, 4, 1);
        Walk(learner, new Pcg32(5, 5), 0, 40);
        return learner;
    }

    private static FactoredQLearner Make(double lambda, int kept, ulong seed) => new(
        Factors, PerFactor, Features, Actions, new(Lambda: lambda, Epsilon: 0.3, Cut: TraceCut.Never, ExplorationDecisions: kept),
        new Pcg32(seed, 1));

    private static void Walk(FactoredQLearner learner, Pcg32 world, int from, int to)
    {
        int[] actions = new int[Factors];
        ActiveFeatures state = new(Factors, PerFactor);
        if (from == 0)
        {
            learner.Enter(state);
        }

        for (int n = from; n < to; n++)
        {
            learner.Choose(explore: true, actions);
            for (int i = 0; i < Factors * PerFactor; i++)
            {
                state.Of(i / PerFactor)[i % PerFactor] = world.NextInt(Features);
            }

            state.Mirrored(1) = world.NextInt(2) == 0;
            learner.Learn(actions, world.NextGaussian() + actions[0], state, terminal: false);
        }
    }

    private static byte[] With(byte[] image, int at, int value)
    {
        byte[] changed = [.. image];
        BitConverter.TryWriteBytes(changed.AsSpan(at), value);
        return changed;
    }
}
