using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>Limits may change while the arm moves: the old ones hold until the state keeps the new ones.</summary>
public sealed class LimitSwitchTests
{
    private static readonly JointLimits Wide = new(-1.5, 1.5, 3, 15);

    [Fact]
    public void Wider_limits_broken_ones_and_a_wrong_number_of_them_are_refused()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Wide, 0);
        JointLimits[] refused =
        [
            Wide with { MaxRadians = 1.6 },
            Wide with { MaxRadiansPerSecond = 3.1 },
            Wide with { MaxRadiansPerSecondSquared = 16 },
            Wide with { MinRadians = 1, MaxRadians = -1 },
            Wide with { MaxRadiansPerSecond = double.NaN },
            Wide with { MaxRadiansPerSecond = 0 },
            default,
        ];
        foreach (JointLimits limits in refused)
        {
            Assert.False(arm.SwitchLimits([limits]), limits.ToString());
        }

        Assert.False(arm.SwitchLimits([]));
        Assert.False(arm.SwitchLimits([Wide, Wide]));
        Assert.True(arm.SwitchLimits([Wide with { MaxRadiansPerSecond = 1 }]));
        arm.Release();
        Assert.False(arm.SwitchLimits([Wide]));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(150)]
    public void The_old_limits_hold_until_the_new_ones_do_and_then_the_new_ones_hold(double jerk) =>
        Gen.Select(Gen.Double[-1.4, 0.6], Gen.Double[0.2, 0.8], Gen.Double[0.1, 1.9], Gen.Double[1, 15], Gen.ULong).Sample(
            (low, range, speed, rate, seed) =>
            {
                JointLimits wide = Wide with { MaxRadiansPerSecondCubed = jerk };
                JointLimits narrow = new(low, low + range, speed, rate, jerk);
                using FakeServoBus bus = new();
                using ServoArm arm = Armed(bus, wide, low + (range / 2));
                Pcg32 random = new(seed, 0);
                EmissionAudit audit = new(SmallArms.Of(1, narrow, SmallArms.ServoLine), SmallArms.At50Hertz);

                // Fast, and possibly outside of what is to come.
                for (int i = 0; i < 8; i++)
                {
                    Step(arm, random);
                }

                bool canStay = arm.SwitchLimits([narrow]);
                bool switched = false;
                for (int i = 0; i < 200; i++)
                {
                    Step(arm, random);
                    bool keeps = Keeps(narrow, arm);
                    if (!Keeps(wide, arm) || (switched && !keeps))
                    {
                        return false;
                    }

                    bool rests = arm.Envelope.LastStep[0] == 0 && arm.Envelope.LastChange[0] == 0;
                    if (!switched && keeps && rests)
                    {
                        // From here on the new limits are judged like any arm's own, differences and stops included.
                        switched = true;
                        audit.Start(arm.Envelope.Position);
                    }
                    else if (switched)
                    {
                        audit.See(arm.Envelope.Position, bus.Outputs);
                        audit.CheckStop();
                    }
                }

                return canStay && audit.Total - audit.Count(EmissionFault.Pulse) - audit.Count(EmissionFault.PulseOff) == 0;
            },
            iter: 500);

    [Fact]
    public void A_fast_joint_takes_up_a_lower_speed_within_its_stopping_time()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Wide, -1.5);
        for (int i = 0; i < 20; i++)
        {
            arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(3)), out SafeCommand command);
            arm.Actuate(command);
        }

        Assert.Equal(3, arm.Envelope.Velocity[0], 1e-6);
        Assert.True(arm.SwitchLimits([Wide with { MaxRadiansPerSecond = 0.5 }]));
        int ticks = 0;
        for (SafeCommand command = default; ticks == 0 || (command.Trims[0] & Trims.LimitChange) != 0; ticks++)
        {
            arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(3)), out command);
            arm.Actuate(command);
        }

        Assert.InRange(ticks, 8, 11);
        Assert.InRange(arm.Envelope.Velocity[0], 0, 0.5);
    }

    [Fact]
    public void A_joint_that_rests_outside_its_new_limits_goes_back_slowly_and_only_inward()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Wide, 1);
        Assert.True(arm.SwitchLimits([Wide with { MaxRadians = 0.5 }]));
        double last = 1;
        for (int i = 0; i < 200; i++)
        {
            arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(i < 20 ? 1.5 : 0)), out SafeCommand command);
            arm.Actuate(command);
            Assert.True(arm.Envelope.Position[0] <= last, "outward");
            Assert.True(last <= 0.5 || Math.Abs(arm.Envelope.Velocity[0]) <= 0.3 + 1e-9, "too fast for a way back");
            last = arm.Envelope.Position[0];
        }

        Assert.Equal(0, last, 1e-9);
        arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(1.5)), out SafeCommand outside);
        Assert.True((outside.Trims[0] & Trims.Position) != 0);
    }

    // 491.8 counts is the joint's own limit, so 491 the last count; going back inside it is no leave to send the next.
    [Fact]
    public void On_the_way_back_to_narrower_limits_no_count_leaves_the_joints_own()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Wide, 1.5, coarser: 4.88);
        Assert.True(arm.SwitchLimits([Wide with { MaxRadians = 0.5 }]));
        for (int i = 0; i < 50; i++)
        {
            arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(i < 20 ? 1.5 : 1.4)), out SafeCommand command);
            Assert.Equal(BusStatus.Ok, arm.Actuate(command));
            Assert.InRange(bus.Outputs[0], 1, 491);
        }
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 2, double.PositiveInfinity)]
    [InlineData(150, 4, 40)]
    public void Other_limits_on_the_way_back_from_outside_wait_until_the_joint_rests(double jerk, double rate, double newJerk)
    {
        // Inward with all the deceleration the way back has, when limits come that allow less of it.
        using FakeServoBus bus = new();
        using ServoArm arm = new(
            SmallArms.Of(1, Wide with { MaxRadiansPerSecondCubed = jerk }, new(-1.5, 700, 1.5, 2300, 515, 2485)), bus, SmallArms.At50Hertz);
        for (int before = 1; before < 30; before++)
        {
            arm.Open();
            Assert.Equal(ArmingAnswer.Armed, arm.Arm(SmallArms.Pose(1.7), mayRecover: true));
            double last = 1.7;
            for (int i = 0; i < 120; i++)
            {
                if (i == before)
                {
                    Assert.True(arm.SwitchLimits([new(1.2, 1.5, 0.9, rate, newJerk)]));
                }

                arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(i % 25 < 20 ? -3 : 3)), out SafeCommand command);
                Assert.Equal(BusStatus.Ok, arm.Actuate(command));
                double at = arm.Envelope.Position[0];
                Assert.True(at <= last + 0.01, $"outward from {last} to {at}");
                Assert.True(at >= 1.2 || i < before, $"past the far limit at {at}");
                last = Math.Min(last, at);
            }
        }
    }

    [Fact]
    public void Limits_under_which_a_stop_takes_too_long_are_refused()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Wide, 0);
        Assert.False(arm.SwitchLimits([Wide with { MaxRadiansPerSecondSquared = 0.01 }]));
        Assert.False(arm.SwitchLimits([Wide with { MaxRadiansPerSecondCubed = 1e-3 }]));
        Assert.True(arm.SwitchLimits([Wide with { MaxRadiansPerSecondSquared = 2 }]));
    }

    private static ServoArm Armed(FakeServoBus bus, JointLimits limits, double at, double coarser = 1)
    {
        ServoArm arm = new(SmallArms.Of(1, limits, SmallArms.CoarserLine(SmallArms.ServoLine, coarser)), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(SmallArms.Pose(at));
        return arm;
    }

    private static void Step(ServoArm arm, Pcg32 random)
    {
        Proposal wish = random.NextInt(2) == 0
            ? Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-4, 4)))
            : Proposal.Towards(SmallArms.Pose(random.NextDouble(-2, 2)));
        arm.Envelope.Admit(wish, out SafeCommand command);
        arm.Actuate(command);
    }

    private static bool Keeps(JointLimits limits, ServoArm arm) =>
        arm.Envelope.Position[0] >= limits.MinRadians && arm.Envelope.Position[0] <= limits.MaxRadians
        && Math.Abs(arm.Envelope.Velocity[0]) <= limits.MaxRadiansPerSecond * (1 + 1e-9);
}
