using ArmController.Configuration;
using ArmController.Control.Ticking;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using ArmController.Simulator.Servo;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Simulator.World;

/// <summary>The desk arm's twin on its chip without a controller: a test sends the pulses of a pose and lets time pass.</summary>
internal sealed class TwinBench : IDisposable
{
    private readonly ArmConfiguration arm = ShippedArms.Load("desk4");
    private readonly SimulatedPca9685 chip;
    private readonly Pca9685Bus bus;

    public TwinBench(
        TwinPerturbation twin, SensorNoise noise = default, double sagDegrees = 0, ulong armSeed = 1, ulong noiseSeed = 1, bool exact = true)
    {
        Pca9685Timing timing = new(arm.Pwm.OscillatorHertz, arm.Pwm.FrequencyHertz);
        chip = new SimulatedPca9685(arm.Pwm.OscillatorHertz);
        bus = new Pca9685Bus(chip, [.. arm.Outputs.Select((output, lane) => new Pca9685Output(lane, output.Channel, 1, 4095))], timing, chip.Elapse);
        Assert.Equal(BusStatus.Ok, bus.Open());
        double sag = sagDegrees * Math.PI / 180 / arm.Description.Chain.SpanMetres;
        ServoProfile profile = new(0.05, 0.025, 6, 0, sag, exact ? 0 : 0.005, exact ? 0 : 0.005);
        Twin = new SimulatedArm(
            arm.Description, chip, [.. arm.Outputs.Select(output => output.Channel)], arm.Pulses, profile, twin, noise, Cadence.Usual.Tick, armSeed,
            noiseSeed);
        Twin.RestAt(arm.Home);
    }

    public SimulatedArm Twin { get; }

    public Joints<Radian> Home => arm.Home;

    /// <summary>The largest error that a pulse of whole counts leaves, radians.</summary>
    public double QuantumRadians => bus.Timing.MicrosecondsPerCount / 570;

    public void Send(in Joints<Radian> pose)
    {
        ServoCounts counts = default;
        for (int lane = 0; lane < arm.LaneCount; lane++)
        {
            counts[lane] = (int)Math.Round(arm.Description.Joints[lane].Calibration.ToCounts(pose[lane]));
        }

        Assert.Equal(BusStatus.Ok, bus.Write(counts));
    }

    public void Pass(int ticks)
    {
        for (int n = 0; n < ticks; n++)
        {
            Twin.Advance();
        }
    }

    public void Dispose() => bus.Dispose();
}
