using ArmController.Configuration;
using ArmController.Hardware.Pwm;
using ArmController.Iot;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Iot;

/// <summary>The sample drives the desk arm through the library's driver.</summary>
public sealed class DeskRunTests
{
    [Fact]
    public void The_arm_goes_where_it_is_sent_and_at_the_end_there_is_no_pulse()
    {
        SimulatedPca9685 chip = new();
        Joints<Radian> goal = DeskArm.Pose(60, 100, -90, 30, 10);
        using (DeskRun run = new(chip, DeskArm.Load(), goal))
        {
            Assert.Equal(BusStatus.Ok, run.Opened);
            Assert.True(run.Go(), run.State);
            run.Settle();
            Assert.True(run.Frames > 50, $"{run.Frames}");
            ArmConfiguration arm = ShippedArms.Load("desk4");
            for (int lane = 0; lane < arm.LaneCount; lane++)
            {
                // Links sag, servos have a dead band, and calibration by hand is good to a third of a degree.
                Assert.Equal(goal[lane] * 180 / Math.PI, run.Twin.Angles[lane] * 180 / Math.PI, 1.5);
                Assert.True(chip.PulseMicroseconds(arm.TwinChannels[lane]) > 0);
            }
        }

        Assert.All(Enumerable.Range(0, SimulatedPca9685.Channels), channel => Assert.Equal(0, chip.PulseMicroseconds(channel)));
    }

    [Fact]
    public void Both_counts_of_the_arm_mean_the_same_pulse()
    {
        ArmConfiguration shipped = ShippedArms.Load("desk4");
        ArmConfiguration ours = DeskArm.Load().Arm;
        for (int lane = 0; lane < shipped.LaneCount; lane++)
        {
            CountCalibration counts = ours.Description.Joints[lane].Calibration;
            foreach (double radians in (double[])[-1, 0, 0.5])
            {
                Assert.Equal(shipped.Pulses[lane].ToMicroseconds(radians) * PwmChannelBus.CountsPerMicrosecond, counts.ToCounts(radians), 1e-6);
            }

            // Servos take 500 to 2500 us; the chip's own counts are five microseconds wide.
            Assert.InRange(counts.Least, 5_000, 5_050);
            Assert.InRange(counts.Most, 24_950, 25_000);
        }
    }
}
