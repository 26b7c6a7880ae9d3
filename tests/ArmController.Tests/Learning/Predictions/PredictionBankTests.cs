using ArmController.Learning.Environments;
using ArmController.Learning.Predictions;
using ArmController.Learning.Temporal;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using Xunit;

namespace ArmController.Tests.Learning.Predictions;

public sealed class PredictionBankTests
{
    private const int Features = 40;
    private const int Active = 5;
    private const double Step = 0.2;

    // Odd numbers of predictions, so that some do not fill a lane.
    private static readonly PredictionGroup[] Groups = [new(7, 0, 0.9), new(3, 0.8, 0.9), new(6, 0.95, 0), new(1, 0.8, 1)];

    /// <summary>Each prediction is a learner of one action, which knows only its own signal, discount and traces.</summary>
    [Fact]
    public void Each_is_bit_by_bit_a_learner_of_one_action()
    {
        Stream stream = new(1);
        PredictionBank bank = new(Features, Active, Step, Groups);
        TdLearner[] learners = [.. Groups.SelectMany(group => Enumerable.Range(0, group.Count).Select(_ => Learner(group)))];
        bank.Begin(stream.State);
        Array.ForEach(learners, learner => learner.Begin(stream.State));
        for (int step = 0; step < 2_000; step++)
        {
            bool isTerminal = step % 97 == 96;
            stream.Go();
            bank.Learn(stream.Signals, stream.State, isTerminal);
            for (int p = 0; p < learners.Length; p++)
            {
                learners[p].Learn(new Outcome(stream.Signals[p], isTerminal), stream.State);
            }

            if (isTerminal)
            {
                bank.Begin(stream.State);
                Array.ForEach(learners, learner => learner.Begin(stream.State));
            }
        }

        double[] values = new double[bank.Count];
        bank.Predict(stream.State, values);
        for (int p = 0; p < learners.Length; p++)
        {
            Assert.False(learners[p].Divergence.HasTripped);
            Assert.Equal(learners[p].Value(stream.State, 0), values[p]);
            for (int feature = 0; feature < Features; feature++)
            {
                Assert.Equal(learners[p].Table.Weights[feature], bank.Weight(p, feature));
            }
        }

        Assert.Contains(values, value => value != 0);
    }

    /// <summary>A signal of 1 for ever is worth 1 / (1 - gamma), whatever is seen.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void A_constant_signal_is_worth_its_geometric_sum(double gamma)
    {
        Stream stream = new(2);
        PredictionBank bank = new(Features, Active, Step, new PredictionGroup(1, gamma, 0.9));
        double[] one = [1];
        double[] value = new double[1];
        bank.Begin(stream.State);
        for (int step = 0; step < 20_000; step++)
        {
            stream.Go();
            bank.Learn(one, stream.State);
        }

        bank.Predict(stream.State, value);
        Assert.Equal(1 / (1 - gamma), value[0], 1e-6);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void A_broken_signal_spoils_only_its_own_step(double broken)
    {
        Stream stream = new(3);
        PredictionBank bank = new(Features, Active, Step, new PredictionGroup(2, 0.9, 0.9));
        PredictionBank whole = new(Features, Active, Step, new PredictionGroup(2, 0.9, 0.9));
        bank.Begin(stream.State);
        whole.Begin(stream.State);
        for (int step = 0; step < 500; step++)
        {
            stream.Go();
            double[] signals = [stream.Signals[0], stream.Signals[1]];
            whole.Learn(signals, stream.State);
            signals[0] = step % 10 == 0 ? broken : signals[0];
            bank.Learn(signals, stream.State);
        }

        for (int feature = 0; feature < Features; feature++)
        {
            Assert.True(double.IsFinite(bank.Weight(0, feature)));
            Assert.Equal(whole.Weight(1, feature), bank.Weight(1, feature));
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        Stream stream = new(4);
        PredictionBank bank = new(Features, Active, Step, Groups);
        bank.Begin(stream.State);
        Assert.Equal(0, SteadyBytes.Of(() => Learn(bank, stream, 100_000)));
    }

    [Fact]
    public void Saved_and_loaded_it_goes_on_as_if_nothing_had_been()
    {
        Stream stream = new(5);
        PredictionBank bank = new(Features, Active, Step, Groups);
        PredictionBank other = new(Features, Active, Step, Groups);
        bank.Begin(stream.State);
        Learn(bank, stream, 1_000);
        byte[] image = Image(bank);
        StateReader reader = new(image);
        Assert.True(other.Load(ref reader));
        Assert.Equal(0, reader.Remaining);
        for (int step = 0; step < 1_000; step++)
        {
            stream.Go();
            bank.Learn(stream.Signals, stream.State);
            other.Learn(stream.Signals, stream.State);
        }

        Assert.Equal(Image(bank), Image(other));
    }

    [Fact]
    public void A_torn_image_is_refused_and_nothing_is_known()
    {
        Stream stream = new(6);
        PredictionBank bank = new(Features, Active, Step, Groups);
        bank.Begin(stream.State);
        Learn(bank, stream, 100);
        byte[] image = Image(bank);
        foreach (int length in (int[])[0, 7, image.Length / 2, image.Length - 1])
        {
            StateReader reader = new(image.AsSpan(0, length));
            Assert.False(bank.Load(ref reader), $"{length} of {image.Length} bytes are taken for all");
            Assert.Equal(0, bank.Weight(bank.Count - 1, 0));
        }
    }

    [Fact]
    public void Numbers_out_of_their_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PredictionBank(1, 1, 0.1));
        Assert.Throws<ArgumentException>(() => new PredictionBank(1, 1, double.NaN, new PredictionGroup(1, 0, 0)));
        Assert.Throws<ArgumentException>(() => new PredictionBank(1, 1, 0.1, new PredictionGroup(0, 0, 0)));
        Assert.Throws<ArgumentException>(() => new PredictionBank(1, 1, 0.1, new PredictionGroup(1, 1.1, 0)));
        Assert.Throws<ArgumentException>(() => new PredictionBank(1, 1, 0.1, new PredictionGroup(1, 1, -0.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictionBank(1, 0, 0.1, new PredictionGroup(1, 1, 0)));
    }

    private static TdLearner Learner(PredictionGroup group) =>
        new(new Sizes(), new(Target.Taken, group.Gamma, group.Lambda, Step, Epsilon: 0), new Pcg32(1, 1));

    private static void Learn(PredictionBank bank, Stream stream, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            stream.Go();
            bank.Learn(stream.Signals, stream.State);
        }
    }

    private static byte[] Image(PredictionBank bank)
    {
        byte[] image = new byte[bank.SavedBytes];
        StateWriter writer = new(image);
        bank.Save(ref writer);
        return image[..writer.Length];
    }

    /// <summary>Random features, of which one is always active and one may be named twice, and random signals.</summary>
    private sealed class Stream
    {
        private readonly Pcg32 random;

        public Stream(ulong seed)
        {
            random = new Pcg32(seed, 7);
            Go();
        }

        public Observation State { get; } = new(Active);

        public double[] Signals { get; } = new double[Groups.Sum(group => group.Count)];

        public void Go()
        {
            Span<int> features = State.Fill(Active);
            features[0] = 0;
            for (int i = 1; i < Active; i++)
            {
                features[i] = 1 + random.NextInt(Features - 1);
            }

            for (int p = 0; p < Signals.Length; p++)
            {
                Signals[p] = random.NextGaussian();
            }
        }
    }

    /// <summary>Gives a learner of one action its sizes.</summary>
    private sealed class Sizes : IEnvironment
    {
        public int Features => PredictionBankTests.Features;

        public int MostActive => Active;

        public int Actions => 1;

        public void Restart(Observation state) => throw new NotSupportedException();

        public Outcome Take(int action, Observation seen) => throw new NotSupportedException();
    }
}
