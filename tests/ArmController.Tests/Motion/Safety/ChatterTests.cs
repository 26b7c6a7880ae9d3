using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>What wears servos without moving anything: counts that flicker and joints that turn round all the time.</summary>
public sealed class ChatterTests
{
    private static readonly CountCalibration Coarse = SmallArms.CoarserLine(SmallArms.ServoLine, 4.8828125);

    [Fact]
    public void A_count_stands_until_the_exact_one_is_six_tenths_away()
    {
        CountBounds line = CountBounds.From(new("joint", SmallArms.ServoLimits, Coarse, 0));
        long PositionOf(double count) => (long)((count - line.AtZero) / line.PerUnit);
        Assert.Equal(300, line.Of(PositionOf(300.4), 0, isRecovering: false));
        Assert.Equal(300, line.Of(PositionOf(300.59), 300, isRecovering: false));
        Assert.Equal(301, line.Of(PositionOf(300.61), 300, isRecovering: false));
        Assert.Equal(301, line.Of(PositionOf(300.41), 301, isRecovering: false));
        Assert.Equal(300, line.Of(PositionOf(300.39), 301, isRecovering: false));
    }

    [Fact]
    public void A_reference_that_trembles_between_two_counts_does_not_move_the_servo()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(1, SmallArms.ServoLimits, Coarse) with { MaxReversalsPerSecond = 1000 }, bus, SmallArms.At50Hertz);
        arm.Open();

        // Half way between two counts: each tremble crosses the rounding edge.
        double edge = Coarse.ToRadians(300.5);
        arm.Arm(SmallArms.Pose(edge));
        HashSet<int> seen = [];
        for (int i = 0; i < 100; i++)
        {
            arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(edge + (i % 2 == 0 ? 2e-4 : -2e-4))), out SafeCommand command);
            arm.Actuate(command);
            seen.Add(bus.Outputs[0]);
        }

        Assert.Single(seen);
    }

    [Fact]
    public void A_joint_turns_round_no_more_often_than_it_may_and_each_time_is_counted()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(1), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(default);
        int turns = 0;
        int last = 0;
        bool held = false;
        for (int i = 0; i < 500; i++)
        {
            arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(i % 2 == 0 ? 0.1 : -0.1)), out SafeCommand command);
            arm.Actuate(command);
            held |= (command.Trims[0] & Trims.Chatter) != 0;
            int direction = Math.Sign(arm.Envelope.LastStep[0]);
            turns += direction != 0 && last != 0 && direction != last ? 1 : 0;
            last = direction != 0 ? direction : last;
        }

        // Ten seconds at ten a second, and a second's worth that was saved up.
        Assert.InRange(turns, 90, 111);
        Assert.Equal(turns, arm.Envelope.Reversals);
        Assert.True(held);
    }

    [Fact]
    public void Moving_on_in_one_direction_is_never_held_back()
    {
        JointBounds bounds = JointBounds.From(SmallArms.ServoLimits, SmallArms.At50Hertz);
        ReversalBudget budget = new(1, 0.02);
        for (int i = 0; i < 1000; i++)
        {
            Assert.False(budget.Forbids(bounds, default, 5));
            budget.Spend(5);
            budget.Spend(0);
        }

        Assert.False(budget.Forbids(bounds, default, -5));
        budget.Spend(-5);
        Assert.True(budget.Forbids(bounds, default, 5));
        Assert.Equal(1, budget.Count);
    }

    /// <summary>On an empty budget a stop must not turn round either: what cannot be ramped out in time is not begun.</summary>
    [Fact]
    public void A_step_after_which_stopping_turns_round_is_forbidden_on_an_empty_budget()
    {
        JointBounds bounds = new(-1000, 1000, 100, 20, 3);
        ReversalBudget budget = new(1, 0.02);
        budget.Spend(-1);
        LaneState state = new(0, 30, -3);
        Assert.False(budget.Forbids(bounds, state, 1));
        budget.Spend(30);
        for (long step = -10; step <= 50; step++)
        {
            LaneState at = state.After(step);
            bool turns = step < 0;
            while (!at.IsAtRest)
            {
                at = StopPolicy.Next(bounds, at);
                turns |= at.V < 0;
            }

            Assert.Equal(turns, budget.Forbids(bounds, state, step));
        }
    }

    /// <summary>
    /// What a change of limits forces on an empty budget is owed: four turns at one a second, three of them unpaid, cost four seconds.
    /// </summary>
    [Fact]
    public void Turns_that_were_not_paid_for_are_paid_back_and_saved_with_the_rest()
    {
        JointBounds bounds = JointBounds.From(SmallArms.ServoLimits, SmallArms.At50Hertz);
        ReversalBudget budget = new(1, 0.02);
        foreach (int step in (int[])[1, -1, 1, -1, 1])
        {
            budget.Spend(step);
        }

        byte[] image = new byte[64];
        StateWriter writer = new(image);
        budget.Save(ref writer);
        ReversalBudget loaded = new(1, 0.02);
        StateReader reader = new(image.AsSpan(0, writer.Length));
        loaded.Load(ref reader);
        Assert.Equal(4, loaded.Count);
        int waited = 0;
        for (; loaded.Forbids(bounds, default, -1); waited++)
        {
            loaded.Spend(0);
        }

        Assert.InRange(waited, 190, 200);
    }

    /// <summary>
    /// A count stands while the exact one is within 0.6 of it and is within 0.5 of it when it moves: 1.1 more or less than the speed.
    /// </summary>
    [Fact]
    public void Counts_keep_the_speed_to_within_one_and_a_tenth()
    {
        double worst = 0;
        for (ulong seed = 1; seed <= 40; seed++)
        {
            Pcg32 random = new(seed, 32);
            double speed = random.NextDouble(0.2, 2);
            JointDescription[] joints =
            [
                new("hip", new(-1.5, 1.5, speed, 400), Coarse, 0),
                new("knee", new(-1, 0.5, 2 * speed, 900, 90_000), SmallArms.CoarserLine(new(-1, 2300, 1, 700, 500, 2500), 4.8828125), 0),
            ];
            using FakeServoBus bus = new();
            using ServoArm arm = new(SmallArms.Of([.. joints]) with { MaxReversalsPerSecond = 1000 }, bus, SmallArms.At50Hertz);
            arm.Open();
            arm.Arm(SmallArms.Pose(random.NextDouble(-1, 1), random.NextDouble(-1, 0.5)));
            Proposal proposal = default;
            for (int tick = 0; tick < 2000; tick++)
            {
                ServoCounts before = bus.Outputs;
                if (random.NextInt(6) == 0)
                {
                    double hurry = random.NextInt(2) == 0 ? 9 : 0.05;
                    proposal = Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-hurry, hurry), random.NextDouble(-hurry, hurry)));
                }

                arm.Envelope.Admit(proposal, out SafeCommand command);
                Assert.Equal(BusStatus.Ok, arm.Actuate(command));
                for (int i = 0; i < joints.Length && before[i] != 0; i++)
                {
                    double most = joints[i].Limits.MaxRadiansPerSecond * 0.02 * Math.Abs(joints[i].Calibration.CountsPerRadian);
                    worst = Math.Max(worst, Math.Abs(bus.Outputs[i] - before[i]) - most);
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{worst}");
        Assert.InRange(worst, 1.05, 1.1 + 1e-9);
    }
}
