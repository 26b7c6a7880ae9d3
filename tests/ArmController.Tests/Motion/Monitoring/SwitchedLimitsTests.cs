using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>
/// A limit of jerk may come into force while the arm moves. It may then put off the braking that a lost frame asks for, and the way back from
/// outside may lead out again for a while: lawful motion, which the monitor must not refuse.
/// </summary>
[Trait("Reproduction", "5")]
public sealed class SwitchedLimitsTests
{
    private const double Free = double.PositiveInfinity;

    private static readonly JointLimits Own = new(-1.5, 1.5, 6, 35);
    private static readonly CountCalibration Line = SmallArms.CoarserLine(new(-1.5, 500, 1.5, 2500, 500, 2500), 4.88);

    public static TheoryData<double, double> Softer
    {
        get
        {
            TheoryData<double, double> all = [];
            foreach (double jerk in (double[])[100, 200, 400, 600, 1000, 1500])
            {
                foreach (double rate in (double[])[10, 15, 20, 25, 30, 35])
                {
                    all.Add(jerk, rate);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Softer))]
    public void A_frame_lost_under_limits_that_were_switched_to_refuses_nothing(double jerk, double rate)
    {
        for (int lost = 0; lost <= 8; lost++)
        {
            using FakeServoBus bus = new();
            using ServoArm arm = Armed(bus, Own, 0);
            Assert.True(arm.SwitchLimits([Own with { MaxRadiansPerSecondSquared = rate, MaxRadiansPerSecondCubed = jerk }]));
            for (int tick = 0; tick < 60; tick++)
            {
                Lose(bus, tick == lost);
                Assert.Equal(tick == lost ? BusStatus.Nack : BusStatus.Ok, Towards(arm, 1.4));
            }
        }
    }

    /// <summary>Softer limits stay in the monitor's mind when wider ones are asked for: those hold only from a state that keeps them.</summary>
    [Fact]
    public void A_frame_lost_after_limits_were_switched_back_refuses_nothing()
    {
        for (int back = 0; back < 20; back++)
        {
            for (int lost = 0; lost < 24; lost++)
            {
                using FakeServoBus bus = new();
                using ServoArm arm = Armed(bus, Own, -1);
                Assert.True(arm.SwitchLimits([Own with { MaxRadiansPerSecondCubed = 400 }]));
                for (int tick = 0; tick < 60; tick++)
                {
                    if (tick == back)
                    {
                        Assert.True(arm.SwitchLimits([Own]));
                    }

                    Lose(bus, tick == lost);
                    Assert.Equal(tick == lost ? BusStatus.Nack : BusStatus.Ok, Towards(arm, 1.4));
                }
            }
        }
    }

    [Theory]
    [InlineData(300, 35)]
    [InlineData(60, 20)]
    [InlineData(20, 35)]
    public void On_the_way_back_from_outside_under_softer_limits_nothing_is_refused(double jerk, double rate)
    {
        CountCalibration wider = SmallArms.CoarserLine(new(-1.5, 700, 1.5, 2300, 515, 2485), 0.5);
        for (int at = 0; at < 30; at++)
        {
            using FakeServoBus bus = new();
            using ServoArm arm = new(SmallArms.Of(1, Own, wider), bus, SmallArms.At50Hertz);
            arm.Open();
            Assert.Equal(ArmingAnswer.Armed, arm.Arm(SmallArms.Pose(1.75), mayRecover: true));
            for (int tick = 0; tick < 200; tick++)
            {
                if (tick == at)
                {
                    Assert.True(arm.SwitchLimits([Own with { MaxRadiansPerSecondSquared = rate, MaxRadiansPerSecondCubed = jerk }]));
                }

                Lose(bus, tick % 17 == 16);
                Assert.NotEqual(BusStatus.MonitorRefused, Step(arm, Proposal.AtVelocity(SmallArms.Speed((tick + at) % 12 < 6 ? -6 : 6))));
            }
        }
    }

    [Fact]
    public void What_was_switched_to_is_known_again_after_a_load()
    {
        byte[] image = new byte[4096];
        int refused = 0;
        for (int saved = 0; saved < 12; saved++)
        {
            using FakeServoBus bus = new();
            using ServoArm arm = new(SmallArms.Of(1, Own, Line), bus, SmallArms.At50Hertz, isSimulated: true);
            arm.Open();
            arm.Arm(default);
            Assert.True(arm.SwitchLimits([Own with { MaxRadiansPerSecondCubed = 400 }]));
            for (int tick = 0; tick <= saved; tick++)
            {
                Towards(arm, 1.4);
            }

            StateWriter writer = new(image);
            arm.Save(ref writer);
            using FakeServoBus otherBus = new();
            using ServoArm other = new(SmallArms.Of(1, Own, Line), otherBus, SmallArms.At50Hertz, isSimulated: true);
            other.Open();
            StateReader reader = new(image.AsSpan(0, writer.Length));
            Assert.True(other.Load(ref reader));
            Assert.Equal(ArmingAnswer.Armed, other.Resume());
            for (int tick = 0; tick < 40; tick++)
            {
                Lose(otherBus, tick == 0);
                refused += Towards(other, 1.4) is BusStatus.Ok or BusStatus.Nack ? 0 : 1;
            }
        }

        Assert.Equal(0, refused);
    }

    /// <summary>
    /// What was said of one placement says nothing of the next: there the arm's own limits hold alone, and a lost frame asks for braking again.
    /// </summary>
    [Fact]
    public void Placed_anew_it_knows_only_the_arms_own_limits()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(1), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(default);
        Assert.True(arm.SwitchLimits([SmallArms.ServoLimits with { MaxRadiansPerSecondCubed = 100 }]));
        Assert.Equal(Free, arm.Description.Joints[0].Limits.MaxRadiansPerSecondCubed);
        arm.Release();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(default));

        // 3.6 counts a tick and tick: 4, 11 counts are lawful, and after a lost frame 11 no longer is.
        foreach ((int count, BusStatus answer) in ((int, BusStatus)[])
        [
            (1504, BusStatus.Ok),
            (1511, BusStatus.Nack),
            (1515, BusStatus.MonitorRefused),
        ])
        {
            Lose(bus, answer == BusStatus.Nack);
            arm.Envelope.Admit(default, out SafeCommand admitted);
            SafeCommand forged = new(
                WatchedServo.Counts(count), admitted.Position, admitted.Velocity, admitted.Trims, admitted.EnvelopeId, admitted.Tick);
            Assert.Equal(answer, arm.Actuate(forged));
        }
    }

    private static ServoArm Armed(FakeServoBus bus, JointLimits limits, double at)
    {
        ServoArm arm = new(SmallArms.Of(1, limits, Line), bus, SmallArms.At50Hertz);
        arm.Open();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(SmallArms.Pose(at)));
        return arm;
    }

    private static void Lose(FakeServoBus bus, bool lost)
    {
        if (lost)
        {
            bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
        }
    }

    private static BusStatus Towards(ServoArm arm, double radians) => Step(arm, Proposal.Towards(SmallArms.Pose(radians)));

    private static BusStatus Step(ServoArm arm, in Proposal proposal)
    {
        arm.Envelope.Admit(proposal, out SafeCommand command);
        return arm.Actuate(command);
    }
}
