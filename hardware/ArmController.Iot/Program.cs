using ArmController.Iot;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Rigs;
using ArmController.Simulator.Chips;

RigPlan plan = DeskArm.Load();
Joints<Radian> left = DeskArm.Pose(60, 100, -90, 30, 10);
Joints<Radian> right = DeskArm.Pose(-60, 60, -30, -40, 50);
using DeskRun run = new(new SimulatedPca9685(), plan, left, right, plan.Arm.Home);
if (run.Opened != BusStatus.Ok)
{
    Console.Error.WriteLine($"the bus did not open: {run.Opened}; see that the chip is there");
    return 1;
}

int channels = plan.Arm.LaneCount;
Console.WriteLine($"desk arm on {channels} channels of Iot.Device.Pwm.Pca9685, on a simulated chip");
bool arrived = run.Go();
run.Settle();
double seconds = run.Ticks * plan.Cadence.Tick.Value;
Console.WriteLine(
    $"{run.Tour.Reached} poses reached in {seconds:0.0} s, {run.Frames} frames, {run.Trimmed} of them held back by the envelope, {run.State}");
for (int lane = 0; lane < channels; lane++)
{
    double degrees = run.Twin.Angles[lane] * 180 / Math.PI;
    double pulse = run.Chip.PulseMicroseconds(plan.Arm.TwinChannels[lane]);
    Console.WriteLine($"{plan.Arm.Description.Joints[lane].Name,-10}{degrees,8:0.0} deg {pulse,8:0.0} us");
}

return arrived ? 0 : 1;
