using System.Device.I2c;
using System.Runtime.Versioning;
using ArmController.Configuration;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Linux;
using ArmController.Hardware.Pca9685;
using ArmController.Hardware.Pins;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Simulation;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;

namespace ArmController.Service;

/// <summary>What a service's arm is made of: copper, or the twin of it.</summary>
internal sealed class RigParts : IDisposable
{
    private readonly ReopenableI2c? device;
    private readonly SimulatedArm? twin;

    /// <summary>Parts as they are; <see cref="Real"/> and <see cref="Simulated"/> make them.</summary>
    internal RigParts(IServoBus bus, SupervisionSettings watched, in Joints<Radian> park, IPanelPins pins, ReopenableI2c? device, SimulatedArm? twin)
    {
        Bus = bus;
        Watched = watched;
        Park = park;
        Pins = pins;
        this.device = device;
        this.twin = twin;
    }

    /// <summary>The bus of the servos.</summary>
    public IServoBus Bus { get; }

    /// <summary>Bounds of what is watched.</summary>
    public SupervisionSettings Watched { get; }

    /// <summary>Where the arm rests when nobody drives it, radians.</summary>
    public Joints<Radian> Park { get; }

    /// <summary>Emergency stop, output enable and heartbeat.</summary>
    public IPanelPins Pins { get; }

    /// <summary>Measures the joints; null where nothing does.</summary>
    public IJointSensor? JointSensor => twin;

    /// <summary>Sees the tip; null where nothing does.</summary>
    public ITipSensor? TipSensor => twin;

    /// <summary>The arm as it truly is, where that is known: only goals that it can reach are drawn.</summary>
    public SerialChain? TrueChain => twin?.Chain;

    /// <summary>True for the twin.</summary>
    public bool IsSimulated => twin is not null;

    /// <summary>The twin on a simulated chip, resting where its trials begin.</summary>
    /// <param name="plan">The arm.</param>
    /// <param name="noiseSeed">Decides the noise of its sensors.</param>
    /// <param name="pins">Its pins; null for none.</param>
    /// <param name="wire">What is put between driver and chip; null for nothing.</param>
    public static RigParts Simulated(RigPlan plan, ulong noiseSeed, IPanelPins? pins = null, Func<I2cDevice, I2cDevice>? wire = null)
    {
        Pca9685Timing timing = plan.Arm.Pwm.Timing;
        SimulatedPca9685 chip = new(plan.Arm.Pwm.OscillatorHertz);
        SimulatedArm twin = plan.TwinOn(chip, noiseSeed);
        twin.RestAt(plan.Arm.Home);
        Pca9685Bus bus = new(wire is null ? chip : wire(chip), SimulatedRig.Outputs(plan.Arm, timing), timing, chip.Elapse);
        return new(bus, TwinBounds.Of(plan), plan.Arm.Home, pins ?? new NoPins(), null, twin);
    }

    /// <summary>The real thing: a chip on an I2C bus, servos that say nothing about themselves.</summary>
    /// <param name="plan">The arm.</param>
    /// <param name="path">The bus's device.</param>
    /// <exception cref="IOException">The bus or a pin cannot be opened; <see cref="Troubles.Trouble.Of"/> has the parts.</exception>
    [SupportedOSPlatform("linux")]
    public static RigParts Real(RigPlan plan, string path)
    {
        OutputAddress first = plan.Arm.Outputs[0];
        Pca9685Timing timing = plan.Arm.Pwm.Timing;

        // Pins first: where there is an output enable, it is high before anybody speaks to the chip.
        IPanelPins pins = plan.Arm.Pins is { } named ? new ArmPins(named, GpioChip.Open(named.Chip), plan.Tick, 1 / plan.Arm.Pwm.FrequencyHertz) : new NoPins();
        try
        {
            ReopenableI2c device = new(path, first.Address, exclusive: true);
            Pca9685Bus bus = new(device, SimulatedRig.Outputs(plan.Arm, timing), timing, LinuxClock.SleepMicroseconds);
            SupervisionSettings watched = SupervisionSettings.For(plan.Arm.Description) with { CommandTicks = plan.TicksPerDecision + 1 };
            return new(bus, watched, plan.Arm.Park, pins, device, null);
        }
        catch (IOException)
        {
            (pins as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>The world goes on by a tick; a real one needs nobody for that.</summary>
    public void Advance() => twin?.Advance();

    /// <summary>Opens a device anew that may be lost; false when that is not to be had.</summary>
    public bool TryReopen() => device is not null && device.TryReopen();

    /// <summary>Puts a simulated arm into its park pose, as a person would carry a real one there.</summary>
    public void PutBack() => twin?.RestAt(Park);

    /// <summary>Closes the device and nothing else: the chip goes on with its last frame, and pins stay as they are until the process ends.</summary>
    public void Leave() => device?.Dispose();

    /// <summary>Closes device and pins. The bus belongs to the arm and is closed with it, before.</summary>
    public void Dispose()
    {
        (Pins as IDisposable)?.Dispose();
        device?.Dispose();
    }
}
