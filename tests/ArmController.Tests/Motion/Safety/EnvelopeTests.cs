using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class EnvelopeTests
{
    private const double Unit = 1.0 / (1L << 40);

    [Fact]
    public void Default_command_belongs_to_nobody_and_releases()
    {
        SafeCommand command = default;
        Assert.Equal(CommandKind.Release, command.Kind);
        Assert.Equal(0, command.EnvelopeId);
        Assert.Equal(default, command.Counts);
        Assert.False(command.Trims.Any);
    }

    [Fact]
    public void Without_arming_the_answer_is_to_let_go()
    {
        Envelope envelope = Rested(out Interlock interlock, 0.5);
        interlock.Disarm();
        envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1)), out SafeCommand disarmed);
        interlock.Trip(TripReason.Operator);
        envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1)), out SafeCommand tripped);
        Assert.Equal(CommandKind.Release, disarmed.Kind);
        Assert.Equal(CommandKind.Release, tripped.Kind);
        Assert.Equal(0.5, envelope.Position[0], 1e-12);
    }

    [Fact]
    public void An_armed_interlock_without_a_pose_still_lets_go()
    {
        Interlock interlock = new();
        Envelope envelope = new(SmallArms.Of(1), SmallArms.At50Hertz, interlock);
        interlock.Arm();
        envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1)), out SafeCommand command);
        Assert.Equal(CommandKind.Release, command.Kind);
    }

    [Fact]
    public void Admitting_does_not_move_the_state_and_only_the_newest_answer_counts()
    {
        Envelope envelope = Rested(out _, 0);
        envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1)), out SafeCommand first);
        envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(-1)), out SafeCommand second);
        Assert.Equal(0, envelope.Position[0]);
        Assert.False(envelope.IsNewest(first));
        Assert.True(envelope.IsNewest(second));
        envelope.Commit(second);
        Assert.False(envelope.IsNewest(second));
        Assert.Equal(second.Position, envelope.Position);
        Assert.Equal(second.Velocity, envelope.Velocity);
    }

    [Fact]
    public void A_feasible_velocity_passes_unchanged_and_untrimmed()
    {
        Envelope envelope = Rested(out _, -1.4);
        Pcg32 random = new(11, 0);
        double speed = 0;
        for (int tick = 0; tick < 200; tick++)
        {
            speed = Math.Clamp(speed + random.NextDouble(-0.29, 0.29), 0, 0.7);
            SafeCommand command = Step(envelope, Proposal.AtVelocity(SmallArms.Speed(speed)));
            Assert.Equal(speed, command.Velocity[0], 1e-10);
            Assert.False(command.Trims.Any);
            if (command.Position[0] > 1)
            {
                break;
            }
        }

        Assert.True(envelope.Position[0] > -1);
    }

    [Fact]
    public void An_admitted_velocity_proposed_again_passes_bit_for_bit()
    {
        Envelope envelope = Rested(out _, -1.4);
        SafeCommand command = Step(envelope, Proposal.AtVelocity(SmallArms.Speed(0.123456789)));
        Joints<RadianPerSecond> first = command.Velocity;
        for (int tick = 0; tick < 500; tick++)
        {
            command = Step(envelope, Proposal.AtVelocity(command.Velocity));
            Assert.Equal(first, command.Velocity);
            Assert.False(command.Trims.Any);
        }
    }

    [Fact]
    public void The_speed_limit_itself_is_no_trim()
    {
        Envelope envelope = Rested(out _, -1.5);
        for (int tick = 0; tick < 11; tick++)
        {
            Step(envelope, Proposal.AtVelocity(SmallArms.Speed(3)));
        }

        SafeCommand command = Step(envelope, Proposal.AtVelocity(SmallArms.Speed(3)));
        Assert.Equal(3, command.Velocity[0], 1e-9);
        Assert.Equal(Trims.None, command.Trims[0]);
    }

    [Fact]
    public void Every_bound_that_a_wish_crosses_is_named()
    {
        Envelope envelope = Rested(out _, 1.5, 0, 0, 0, 0);
        SafeCommand command = Step(envelope, Proposal.AtVelocity(SmallArms.Speed(0.2, 1, 5, double.NaN, 0.1)));
        Assert.Equal(Trims.Position, command.Trims[0]);
        Assert.Equal(Trims.Acceleration, command.Trims[1]);
        Assert.Equal(Trims.Velocity | Trims.Acceleration, command.Trims[2]);
        Assert.Equal(Trims.NotFinite, command.Trims[3]);
        Assert.Equal(Trims.None, command.Trims[4]);
        Assert.Equal(0, command.Velocity[0]);
        Assert.Equal(0.3, command.Velocity[1], 1e-9);
    }

    [Fact]
    public void A_target_outside_is_the_limit_and_says_so()
    {
        Envelope envelope = Rested(out _, 1.2, -1.2);
        SafeCommand command = default;
        for (int tick = 0; tick < 200; tick++)
        {
            command = Step(envelope, Proposal.Towards(SmallArms.Pose(7, double.MinValue)));
        }

        Assert.Equal(Trims.Position, command.Trims[0]);
        Assert.Equal(Trims.Position, command.Trims[1]);
        Assert.Equal(1.5, command.Position[0]);
        Assert.Equal(-1.5, command.Position[1]);
        Assert.Equal(default, command.Velocity);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_lane_that_is_no_number_brakes_at_full_rate_and_the_others_go_on(double garbage)
    {
        foreach (bool towards in new[] { false, true })
        {
            Envelope envelope = Rested(out _, 0, 0);
            for (int tick = 0; tick < 5; tick++)
            {
                Step(envelope, Proposal.AtVelocity(SmallArms.Speed(1, 0.2)));
            }

            for (int tick = 1; tick <= 4; tick++)
            {
                SafeCommand command = Step(envelope, towards
                    ? Proposal.Towards(SmallArms.Pose(garbage, 1))
                    : Proposal.AtVelocity(SmallArms.Speed(garbage, 0.2)));
                Assert.Equal(Math.Max(1 - (0.3 * tick), 0), command.Velocity[0], 1e-9);
                Assert.Equal(Trims.NotFinite, command.Trims[0]);
                Assert.True(command.Velocity[1] > 0.19);
            }
        }
    }

    [Theory]
    [InlineData((byte)0)]
    [InlineData((byte)200)]
    public void No_command_and_unknown_kinds_brake_to_rest(byte kind)
    {
        Envelope envelope = Rested(out _, 0);
        for (int tick = 0; tick < 10; tick++)
        {
            Step(envelope, Proposal.AtVelocity(SmallArms.Speed(2)));
        }

        Proposal none = Proposal.AtVelocity(SmallArms.Speed(2));
        none.Kind = (ProposalKind)kind;
        SafeCommand command = default;
        for (int tick = 0; tick < 7; tick++)
        {
            command = Step(envelope, none);
            Assert.False(command.Trims.Any);
        }

        Assert.Equal(default, command.Velocity);
    }

    [Fact]
    public void After_a_missed_write_the_next_step_brakes_from_the_kept_state()
    {
        Envelope envelope = Rested(out _, 0);
        for (int tick = 0; tick < 5; tick++)
        {
            Step(envelope, Proposal.AtVelocity(SmallArms.Speed(1)));
        }

        Joints<Radian> kept = envelope.Position;
        envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1)), out SafeCommand lost);
        envelope.Miss();
        Assert.False(envelope.IsNewest(lost));
        Assert.Equal(kept, envelope.Position);
        Assert.Equal(1, envelope.DegradedTicks);
        SafeCommand braking = Step(envelope, Proposal.AtVelocity(SmallArms.Speed(1)));
        Assert.Equal(Trims.Degraded, braking.Trims[0]);
        Assert.Equal(0.7, braking.Velocity[0], 1e-9);
        Assert.Equal(Trims.None, Step(envelope, Proposal.AtVelocity(SmallArms.Speed(1))).Trims[0]);
    }

    [Fact]
    public void A_pose_outside_the_limits_is_refused_and_the_state_stays()
    {
        Envelope envelope = Rested(out _, 0.25, 0.25);
        foreach (double outside in new[] { Math.BitIncrement(1.5), -1.6, double.NaN, double.PositiveInfinity })
        {
            Assert.False(envelope.PlaceAt(SmallArms.Pose(0, outside)));
        }

        Assert.Equal(0.25, envelope.Position[0]);
        Assert.True(envelope.PlaceAt(SmallArms.Pose(1.5, -1.5)));
    }

    [Fact]
    public void Pulses_are_the_nearest_allowed_counts_for_either_direction()
    {
        foreach (CountCalibration fine in new[] { SmallArms.ServoLine, new CountCalibration(-1.5, 2400, 1.5, 600, 550, 2450) })
        {
            CountCalibration line = SmallArms.CoarserLine(fine, 4.883);
            Interlock interlock = new();
            Envelope envelope = new(SmallArms.Of(1, SmallArms.ServoLimits, line), SmallArms.At50Hertz, interlock);
            Assert.True(envelope.PlaceAt(SmallArms.Pose(-1.5)));
            interlock.Arm();
            for (int tick = 0; tick < 200; tick++)
            {
                SafeCommand command = Step(envelope, Proposal.Towards(SmallArms.Pose(1.5)));
                double exact = line.ToCounts(command.Position[0]);
                Assert.InRange(command.Counts[0], Math.Ceiling(600 / 4.883), Math.Floor(2400 / 4.883));
                Assert.True(Math.Abs(command.Counts[0] - exact) <= 0.5 || command.Counts[0] is 123 or 491, $"{exact} became {command.Counts[0]}");
            }
        }
    }

    [Fact]
    public void Reaching_a_target_takes_at_most_three_percent_and_one_tick_more_than_the_optimum()
    {
        const ulong seed = 4711;
        Pcg32 random = new(seed, 0);
        double ratios = 0;
        const int moves = 2000;
        for (int move = 0; move < moves; move++)
        {
            double distance = random.NextDouble(0.01, 2.9);
            double from = random.NextDouble(-1.5, 1.5 - distance);
            Envelope envelope = Rested(out _, from);
            int ticks = 0;
            SafeCommand command;
            do
            {
                command = Step(envelope, Proposal.Towards(SmallArms.Pose(from + distance)));
                ticks++;
            }
            while (Math.Abs(command.Position[0] - (from + distance)) > Unit && ticks < 1000);
            double optimum = distance >= 9.0 / 15 ? (distance / 3) + (3.0 / 15) : 2 * Math.Sqrt(distance / 15);
            Assert.True(ticks * 0.02 <= (1.03 * optimum) + 0.02, $"seed {seed}, {distance} rad: {ticks} ticks, optimum {optimum / 0.02} ticks");
            ratios += ticks * 0.02 / optimum;
            Assert.Equal(0, Step(envelope, Proposal.Towards(SmallArms.Pose(from + distance))).Velocity[0]);
        }

        Assert.InRange(ratios / moves, 0.9, 1.03);
    }

    private static Envelope Rested(out Interlock interlock, params double[] pose)
    {
        interlock = new Interlock();
        Envelope envelope = new(SmallArms.Of(pose.Length), SmallArms.At50Hertz, interlock);
        Assert.True(envelope.PlaceAt(SmallArms.Pose(pose)));
        Assert.True(interlock.Arm());
        return envelope;
    }

    private static SafeCommand Step(Envelope envelope, in Proposal proposal)
    {
        envelope.Admit(proposal, out SafeCommand command);
        Assert.Equal(CommandKind.Move, command.Kind);
        envelope.Commit(command);
        return command;
    }
}
