using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Control;
using ArmController.Tests.Motion.Servo;
using Xunit;
using static ArmController.Tests.Motion.Safety.Clearance.DeskRoom;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>The desk arm is placed too near to something, time and again, and moves at random from there.</summary>
internal static class TooNearTrials
{
    /// <summary>Nothing that was too near comes nearer than it was, not even between ticks.</summary>
    /// <param name="order">Order of the limiter: 2 or 3.</param>
    /// <param name="trials">Poses that are drawn; about one in ten is too near.</param>
    public static void Run(int order, int trials)
    {
        Pcg32 random = new(20261124, (ulong)order);
        PairAudit audit = new(Body, Things);
        int placed = 0;
        int several = 0;
        int recovered = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            Joints<Radian> pose = ShippedArms.Pose(Desk.Description, random);
            PairRatchets ratchets = new(audit, Things.MarginMetres, pose);
            if (ratchets.Short == 0)
            {
                continue;
            }

            placed++;
            several += ratchets.Short > 1 ? 1 : 0;
            using FakeServoBus bus = new();
            using ServoArm arm = Arm(bus, order);
            Assert.Equal(ArmingAnswer.PoseTooNear, arm.Arm(pose));
            Assert.Equal(ArmingAnswer.Armed, arm.Arm(pose, mayRecover: true));
            Assert.False(arm.Envelope.Shield!.Clear);
            Joints<Radian> wish = default;
            for (int tick = 0; tick < 150; tick++)
            {
                if (tick % 40 == 0)
                {
                    wish = random.NextInt(2) == 0 ? Desk.Home : ShippedArms.Pose(Desk.Description, random);
                }

                // Now and then it rests, and what it has there is what it must keep.
                arm.Envelope.Admit(tick % 40 < 30 ? Proposal.Towards(wish) : default, out SafeCommand command);
                Assert.Equal(BusStatus.Ok, arm.Actuate(command));
                string? nearer = ratchets.See(arm.Envelope);
                Assert.True(nearer is null, $"trial {trial}, tick {tick}: {nearer}");
            }

            recovered += arm.Envelope.Shield.Clear ? 1 : 0;
            Assert.True(!arm.Envelope.Shield.Clear || ratchets.IsClear());
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{placed} placed too near, {several} to more than one thing, {recovered} of them came clear");
        Assert.True(placed > trials / 14 && several > trials / 80 && recovered > placed / 3);
    }

    private static ServoArm Arm(FakeServoBus bus, int order)
    {
        ArmDescription description = Desk.Description with { Obstacles = Things };
        if (order == 3)
        {
            IEnumerable<JointDescription> joints =
                description.Joints.Select(joint => joint with { Limits = joint.Limits with { MaxRadiansPerSecondCubed = 500 } });
            description = description with { Joints = [.. joints] };
        }

        ServoArm arm = new(description, bus, SmallArms.At50Hertz);
        arm.Open();
        return arm;
    }
}
