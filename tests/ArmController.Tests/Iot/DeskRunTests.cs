using ArmController.Configuration;
using ArmController.Iot;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Iot;

/// <summary>The sample drives the desk arm through the library's driver, and describes the arm that is shipped.</summary>
public sealed class DeskRunTests
{
    [Fact]
    public void The_arm_goes_where_it_is_sent_and_at_the_end_there_is_no_pulse()
    {
        SimulatedPca9685 chip = new();
        Joints<Radian> goal = DeskArm.Pose(60, 100, -90, 30, 10);
        using (DeskRun run = new(chip, goal))
        {
            Assert.Equal(BusStatus.Ok, run.Opened);
            Assert.True(run.Go(), run.State);
            run.Settle();
            Assert.True(run.Frames > 50, $"{run.Frames}");
            for (int lane = 0; lane < DeskArm.Channels.Length; lane++)
            {
                // Half a count of a PCA9685 is a quarter of a degree.
                Assert.Equal(goal[lane] * 180 / Math.PI, run.Twin.Angles[lane] * 180 / Math.PI, 0.35);
                Assert.True(chip.PulseMicroseconds(DeskArm.Channels[lane]) > 0);
            }
        }

        Assert.All(Enumerable.Range(0, SimulatedPca9685.Channels), channel => Assert.Equal(0, chip.PulseMicroseconds(channel)));
    }

    [Fact]
    public void The_arm_in_code_is_the_arm_that_is_shipped()
    {
        ArmConfiguration shipped = ShippedArms.Load("desk4");
        Assert.Equal(shipped.TwinChannels, DeskArm.Channels);
        Assert.Equal(shipped.LaneCount, DeskArm.Description.Joints.Length);
        Joints<Radian> pose = DeskArm.Pose(10, 20, -30, 40, 50);
        shipped.Description.Chain.Forward(pose, out ChainPose theirs);
        DeskArm.Description.Chain.Forward(pose, out ChainPose ours);
        Assert.Equal(theirs.Tip.X, ours.Tip.X, 12);
        Assert.Equal(theirs.Tip.Y, ours.Tip.Y, 12);
        Assert.Equal(theirs.Tip.Z, ours.Tip.Z, 12);
        for (int lane = 0; lane < shipped.LaneCount; lane++)
        {
            Assert.Equal(shipped.Description.Joints[lane].Name, DeskArm.Description.Joints[lane].Name);
            Assert.Equal(shipped.Description.Joints[lane].Limits, DeskArm.Description.Joints[lane].Limits);
            Assert.Equal(shipped.Description.Joints[lane].ParkRadians, DeskArm.Description.Joints[lane].ParkRadians);
            Assert.Equal(shipped.Pulses[lane], DeskArm.Pulses[lane]);
        }
    }
}
