using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Servo;

/// <summary>
/// An arm whose lanes have nothing in common, armed, moved, let go, placed elsewhere and armed again, outside its limits too: every placement
/// is judged like the first.
/// </summary>
public sealed class UnlikeLanesTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    [InlineData(true, 4)]
    public void Every_placement_keeps_every_lanes_own_limits(bool limitsJerk, ulong seed)
    {
        Pcg32 random = new(seed, 33);
        ArmDescription description = SmallArms.Coarser(SmallArms.Unlike(4, limitsJerk), 2);
        JointLimits[] own = [.. description.Joints.Select(joint => joint.Limits)];
        using FakeServoBus bus = new();
        using ServoArm arm = new(description, bus, SmallArms.At50Hertz);
        EmissionAudit audit = new(description, SmallArms.At50Hertz);
        arm.Open();
        bool[] reached = new bool[8];
        for (int placement = 0; placement < 40; placement++)
        {
            bool recovers = placement % 4 == 3;
            double beyond = recovers ? 0.08 : 0;
            Joints<Radian> pose = Joints<Radian>.From(
                [.. own.Select(limits => random.NextDouble(limits.MinRadians - beyond, limits.MaxRadians + beyond))]);
            Assert.Equal(ArmingAnswer.Armed, arm.Arm(pose, mayRecover: recovers));
            audit.StartRecovering(arm.Envelope.Position);
            Proposal proposal = default;
            for (int tick = 0; tick < 300; tick++)
            {
                if (random.NextInt(20) == 0)
                {
                    double[] wish = [.. own.Select(_ => random.NextDouble(-6, 6))];
                    proposal = random.NextInt(2) == 0 ? Proposal.AtVelocity(SmallArms.Speed(wish)) : Proposal.Towards(SmallArms.Pose(wish));
                }

                if (tick == 150)
                {
                    // Each lane in a way of its own.
                    Assert.True(arm.SwitchLimits([
                        own[0] with { MaxRadiansPerSecondCubed = 100 },
                        own[1],
                        own[2] with { MaxRadiansPerSecond = 1 },
                        own[3] with { MaxRadiansPerSecondSquared = 15, MaxRadiansPerSecondCubed = 80 }]));
                }

                if (tick % 41 == 40)
                {
                    bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
                }

                arm.Envelope.Admit(proposal, out SafeCommand command);
                BusStatus status = arm.Actuate(command);
                Assert.Equal(tick % 41 == 40 ? BusStatus.Nack : BusStatus.Ok, status);
                if (status == BusStatus.Ok)
                {
                    audit.See(command.Position, bus.Outputs);
                    if (tick < 150)
                    {
                        audit.CheckStop();
                    }

                    for (int i = 0; i < 4; i++)
                    {
                        reached[i] |= command.Position[i] < own[i].MinRadians + 0.01;
                        reached[4 + i] |= command.Position[i] > own[i].MaxRadians - 0.01;
                    }
                }
            }

            arm.Release();
        }

        Assert.Equal(0, audit.Total);
        Assert.All(reached, Assert.True);
    }
}
