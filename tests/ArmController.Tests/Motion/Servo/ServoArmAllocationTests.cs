using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Servo;

public sealed class ServoArmAllocationTests
{
    [Fact]
    public void A_million_ticks_allocate_nothing()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(8), bus, SmallArms.At50Hertz);
        arm.Open();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(default));
        Run(arm, 10_000);
        Assert.Equal(10_000, bus.Writes);
        Assert.Equal(0, ByteCount.Settled(() => Run(arm, 1_000_000)));
        Assert.Equal(10_000, bus.Writes % 1_000_000);
    }

    private static void Run(ServoArm arm, int ticks)
    {
        Proposal proposal = default;
        for (int tick = 0; tick < ticks; tick++)
        {
            proposal.Kind = (ProposalKind)(tick % 3);
            for (int i = 0; i < 8; i++)
            {
                double wish = i == 7 ? double.NaN : ((tick >> i) & 1) == 0 ? 2 : -2;
                proposal.Velocity[i] = wish;
                proposal.Target[i] = wish;
            }

            arm.Sense(out SensorReading _);
            arm.Envelope.Admit(proposal, out SafeCommand command);
            arm.Actuate(command);
        }
    }
}
