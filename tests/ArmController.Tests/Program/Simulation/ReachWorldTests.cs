using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Environments;
using ArmController.Learning.Rewards;
using ArmController.Learning.Temporal;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Rigs;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>The arm's task is an environment like any other.</summary>
public sealed class ReachWorldTests
{
    private const int Attempts = 100;

    /// <summary>
    /// An hour of the robot's time is not enough for it, moving one joint after the other with a table for each: it reaches a fifth to three fifths
    /// of the goals, by the seed. The arm's own learner, whose joints share one table and move at once, reaches them all after a minute.
    /// </summary>
    [Fact]
    public void An_ordinary_learner_learns_to_reach_on_the_real_loop()
    {
        const int Seeds = 3;
        TdSettings learning = new(Target.Best, Gamma: 0.8, Lambda: 0.8, Step: 0.1, Epsilon: 0.1);
        int learned = 0;
        int atRandom = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            int reached = Reached(learning, seed, 100_000, out int random);
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: reached {reached} of {Attempts} goals, at random {random}");
            learned += reached;
            atRandom += random;
        }

        Assert.True(learned >= Seeds * Attempts / 5 && atRandom <= Seeds * Attempts / 20, $"reached {learned}, at random {atRandom}");
    }

    [Fact]
    public void An_emergency_stop_is_marked_and_so_is_an_operator()
    {
        using ReachWorld world = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), 3);
        Observation seen = new(world.MostActive);
        world.Restart(seen);
        Assert.Equal(StepMark.Ordinary, world.Take(0, seen).Mark);
        Panel pressed = Operator.Quiet;
        pressed.EStopClosed = false;
        world.Panel = pressed;
        Assert.Equal(StepMark.EmergencyStop, world.Take(0, seen).Mark);
        Assert.False(world.Take(0, seen).Teaches);

        using ReachWorld other = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), 3);
        other.Restart(seen);
        Panel stop = Operator.Quiet;
        stop.Word = OperatorWord.Stop;
        other.Panel = stop;
        Assert.Equal(StepMark.Operator, other.Take(0, seen).Mark);
    }

    /// <summary>
    /// Whatever way brings the tip back to the same distance pays nothing, on an hour of recorded episodes of one who explores: what is paid,
    /// in the real loop, hangs on the distance alone.
    /// </summary>
    [Fact]
    public void No_closed_way_of_the_arm_pays()
    {
        const double PlaceMetres = 1e-4;
        const double SteepestPerMetre = 1_000;
        using ReachWorld world = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), 5);
        TdLearner learner = new(world, new(Gamma: 0.8, Lambda: 0.8, Step: 0.1, Epsilon: 0.3), new Pcg32(5, 1));
        RewardLint lint = new(ReachReward.Specification, PlaceMetres * SteepestPerMetre);
        RewardLint gamed = new(ReachReward.Specification, PlaceMetres * SteepestPerMetre);
        Observation seen = new(world.MostActive);
        double[] careless = new double[2];
        for (int episode = 0; episode < 600; episode++)
        {
            world.Restart(seen);
            lint.Begin((long)(world.SeenMetres / PlaceMetres));
            gamed.Begin((long)(world.SeenMetres / PlaceMetres));
            int action = learner.Begin(seen);
            for (int decision = 0; decision < world.MostDecisions; decision++)
            {
                Outcome outcome = world.Take(action, seen);
                if (outcome.IsTerminal)
                {
                    break;
                }

                action = learner.Learn(outcome, seen);
                lint.See((long)(world.SeenMetres / PlaceMetres), world.Amounts);

                // The mistake everybody makes once: to pay for coming nearer and to forget to charge for going away.
                careless[0] = Math.Max(0, world.Amounts[0]);
                gamed.See((long)(world.SeenMetres / PlaceMetres), careless);
            }
        }

        Assert.Empty(lint.Loops);
        Assert.Equal("nearer", Assert.Single(gamed.Loops).Term);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using ReachWorld world = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), 4);
        Trial trial = new(world, new TdLearner(world, new(Gamma: 0.5, Lambda: 0.5, Step: 0.3), new Pcg32(4, 1)));
        Run(trial, world, 20_000);
        Assert.Equal(0, SteadyBytes.Of(() => Run(trial, world, 20_000)));
    }

    private static void Run(Trial trial, ReachWorld world, int decisions)
    {
        for (int decision = 0; decision < decisions; decision++)
        {
            trial.Step();
            if (trial.Steps >= world.MostDecisions)
            {
                trial.Stop();
            }
        }
    }

    private static int Reached(TdSettings settings, ulong seed, int decisions, out int atRandom)
    {
        using ReachWorld world = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), seed);
        Trial trial = new(world, new TdLearner(world, settings, new Pcg32(seed, 1)));
        Run(trial, world, decisions);
        int reached = Count(trial, world);
        using ReachWorld other = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), seed);
        Trial random = new(other, new TdLearner(other, new(Epsilon: 1), new Pcg32(seed, 1)));
        atRandom = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            atRandom += random.Episode(other.MostDecisions) < other.MostDecisions ? 1 : 0;
        }

        return reached;
    }

    private static int Count(Trial trial, ReachWorld world)
    {
        int reached = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            reached += trial.Evaluate(world.MostDecisions, out _) < world.MostDecisions && world.TrueMetres <= 1.5 * world.ToleranceMetres ? 1 : 0;
        }

        return reached;
    }
}
