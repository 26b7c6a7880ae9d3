using ArmController.Learning.Environments;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using Xunit;

namespace ArmController.Tests.Learning;

/// <summary>What every learner keeps, whichever it is.</summary>
public sealed class LearnerContractTests
{
    public static TheoryData<string> Learners => [.. EveryLearner.Names];

    [Theory]
    [MemberData(nameof(Learners))]
    public void A_step_allocates_nothing(string name)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, 1);
        Trial trial = new(world, learner);
        trial.Go(20_000);
        Assert.Equal(0, SteadyBytes.Of(() => trial.Go(100_000)));
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void One_seed_one_learner_byte_for_byte(string name) => Assert.Equal(Contracts.After(name, 3, 5_000), Contracts.After(name, 3, 5_000));

    [Theory]
    [MemberData(nameof(Learners))]
    public void Saved_and_loaded_it_goes_on_as_if_nothing_had_been(string name)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, 4);
        Relay relay = new(learner);
        Trial trial = new(world, relay);
        trial.Go(2_500);
        byte[] image = Contracts.Image(relay.Learner);
        (_, ILearner other) = EveryLearner.Of(name, 99);
        StateReader reader = new(image);
        Assert.True(other.Load(ref reader));
        Assert.Equal(0, reader.Remaining);
        relay.Learner = other;
        trial.Go(2_500);

        Assert.Equal(Contracts.After(name, 4, 5_000), Contracts.Image(other));
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void A_torn_image_is_refused(string name)
    {
        (IEnvironment world, ILearner learner) = EveryLearner.Of(name, 5);
        new Trial(world, learner).Go(500);
        byte[] image = Contracts.Image(learner);
        foreach (int length in (int[])[0, 7, image.Length / 2, image.Length - 1])
        {
            (_, ILearner other) = EveryLearner.Of(name, 5);
            StateReader reader = new(image.AsSpan(0, length));
            Assert.False(other.Load(ref reader), $"{length} of {image.Length} bytes are taken for all");
        }
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void What_somebody_else_did_is_not_learned_from(string name)
    {
        foreach (Outcome outcome in (Outcome[])[
            new(-1000, false, StepMark.EmergencyStop), new(-1000, true, StepMark.Operator), new(-1000, false, StepMark.Fault), new(double.NaN, false),
        ])
        {
            (IEnvironment world, ILearner learner) = EveryLearner.Of(name, 6);
            Observation seen = Observation.For(world);
            world.Restart(seen);
            learner.Begin(seen);
            double[] before = Values(world, learner, seen);
            int action = learner.Learn(outcome, seen);
            Assert.True(outcome.IsTerminal || (action >= 0 && action < world.Actions));
            Assert.Equal(before, Values(world, learner, seen));
        }
    }

    /// <summary>Where a world says that something else was done than was asked for, that is what is learned about.</summary>
    [Theory]
    [MemberData(nameof(Learners))]
    public void What_was_done_is_learned_about_and_not_what_was_asked(string name)
    {
        (IEnvironment world, ILearner asked) = EveryLearner.Of(name, 7);
        (_, ILearner done) = EveryLearner.Of(name, 7);
        for (int episode = 0; episode < 10; episode++)
        {
            Observation seen = Observation.For(world);
            world.Restart(seen);
            int action = asked.Begin(seen);
            int other = (done.Begin(seen) + 1) % world.Actions;
            asked.Learn(new Outcome(7, true), seen);
            done.Learn(new Outcome(7, true, StepMark.Ordinary, other), seen);
            Assert.InRange(action, 0, world.Actions - 1);
            if (episode == 0 && name is not "Double Q")
            {
                Assert.NotEqual(Values(world, asked, seen), Values(world, done, seen));
            }
        }
    }

    // What it would do after the step is all that shows outside; the tables are compared through images without the random sequence's progress.
    private static double[] Values(IEnvironment world, ILearner learner, Observation seen)
    {
        double[] weights = learner switch
        {
            ArmController.Learning.Temporal.TdLearner td => td.Table.Weights.ToArray(),
            ArmController.Learning.Temporal.NStepLearner steps => steps.Table.Weights.ToArray(),
            ArmController.Learning.Planning.PlanningLearner planning => planning.Table.Weights.ToArray(),
            ArmController.Learning.Transfer.SuccessorLearner transferring => Successors(world, transferring, seen),
            _ => throw new ArgumentException(learner.GetType().Name, nameof(learner)),
        };
        return [.. weights, learner.Best(seen), world.Actions];
    }

    private static double[] Successors(IEnvironment world, ArmController.Learning.Transfer.SuccessorLearner learner, Observation seen) =>
    [
        .. Enumerable.Range(0, learner.Tasks).SelectMany(task => learner.Weights(task).ToArray()),
        .. Enumerable.Range(0, learner.Tasks * world.Actions).Select(i => learner.Value(seen, i % world.Actions, i / world.Actions)),
    ];

    /// <summary>Stands for a learner that may be exchanged between two steps.</summary>
    private sealed class Relay(ILearner first) : ILearner
    {
        public ILearner Learner { get; set; } = first;

        public int SavedBytes => Learner.SavedBytes;

        public int Begin(Observation state) => Learner.Begin(state);

        public int Learn(in Outcome outcome, Observation seen) => Learner.Learn(outcome, seen);

        public int Best(Observation state) => Learner.Best(state);

        public void Save(ref StateWriter writer) => Learner.Save(ref writer);

        public bool Load(ref StateReader reader) => Learner.Load(ref reader);
    }
}
