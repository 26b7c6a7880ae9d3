using System.Device.I2c;
using System.Runtime.Versioning;
using ArmController.Configuration;
using ArmController.Control.Ticking;
using ArmController.Hardware;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Linux;
using ArmController.Hardware.Pca9685;
using ArmController.Hardware.Pins;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;

namespace ArmController.Rigs;

/// <summary>What a rig is made of: copper, the twin of it, or a tape. Whoever spoils a part puts another in its place.</summary>
public sealed record RigParts : IDisposable
{
    private OpenedBus? device;
    private SimulatedPca9685? chip;
    private SimulatedArm? twin;

    /// <summary>The arm as it is believed to be.</summary>
    public required ArmConfiguration Configuration { get; init; }

    /// <summary>How often it ticks and decides.</summary>
    public required Cadence Cadence { get; init; }

    /// <summary>The bus of the servos.</summary>
    public required IServoBus Bus { get; init; }

    /// <summary>Bounds of what is watched.</summary>
    public required SupervisionSettings Watched { get; init; }

    /// <summary>Where the arm rests when nobody drives it, radians.</summary>
    public required Joints<Radian> Park { get; init; }

    /// <summary>Emergency stop, output enable and heartbeat.</summary>
    public IPanelPins Pins { get; init; } = new NoPins();

    /// <summary>Measures the joints; null where nothing does.</summary>
    public IJointSensor? JointSensor { get; init; }

    /// <summary>Sees the tip; null where nothing does.</summary>
    public ITipSensor? TipSensor { get; init; }

    /// <summary>How late the tip is believed to be, seconds.</summary>
    public double TipLatencySeconds { get; init; }

    /// <summary>Measures the servos' supply; null where nothing does.</summary>
    public ISupplySensor? SupplySensor { get; init; }

    /// <summary>The arm as it truly is, where that is known: only goals that it can reach are drawn.</summary>
    public SerialChain? TrueChain => twin?.Chain;

    /// <summary>True for the twin.</summary>
    public bool IsSimulated => twin is not null;

    /// <summary>The twin on a simulated chip, resting where its trials begin.</summary>
    /// <param name="plan">The arm.</param>
    /// <param name="noiseSeed">Decides the noise of its sensors.</param>
    /// <param name="wire">What is put between driver and chip; null for nothing.</param>
    public static RigParts Simulated(RigPlan plan, ulong noiseSeed, Func<I2cDevice, I2cDevice>? wire = null)
    {
        SimulatedPca9685 chip = new(plan.Arm.Pwm.OscillatorHertz);
        SimulatedArm twin = plan.TwinOn(chip, noiseSeed);
        twin.RestAt(plan.Arm.Home);
        return Simulated(plan, chip, wire is null ? chip : wire(chip), twin);
    }

    /// <summary>A twin that is there already, wherever it stands: a new process on an old arm.</summary>
    /// <param name="plan">The arm.</param>
    /// <param name="chip">The chip that drives the twin.</param>
    /// <param name="wire">What the driver speaks to: the chip, or something before it.</param>
    /// <param name="twin">The twin.</param>
    public static RigParts Simulated(RigPlan plan, SimulatedPca9685 chip, I2cDevice wire, SimulatedArm twin) => new()
    {
        Configuration = plan.Arm,
        Cadence = plan.Cadence,
        Bus = Driver(plan.Arm, wire, chip.Elapse),
        Watched = TwinBounds.Of(plan),
        Park = plan.Arm.Home,
        JointSensor = plan.Twin.SensesJoints ? twin : null,
        TipSensor = twin,
        TipLatencySeconds = plan.TipLatencySeconds,
        chip = chip,
        twin = twin,
    };

    /// <summary>The real thing: what the arm's outputs hang on.</summary>
    /// <param name="plan">The arm.</param>
    /// <param name="path">The bus's device.</param>
    /// <exception cref="IOException">The bus or a pin cannot be opened; <see cref="Configuration.Troubles.Trouble.Of"/> has the parts.</exception>
    [SupportedOSPlatform("linux")]
    public static RigParts Copper(RigPlan plan, string path)
    {
        ArmConfiguration arm = plan.Arm;
        OpenBus open = arm.Outputs[0].Kind?.Open
            ?? throw new DeviceTrouble($"{arm.Outputs[0]}", "a bus of that kind cannot be driven yet", $"write {ServoBuses.Grammars}", errno: 0);

        // Pins first: where there is an output enable, it is high before anybody speaks to the chip.
        IPanelPins pins = arm.Pins is { } named
            ? new ArmPins(named, GpioChip.Open(named.Chip), plan.Cadence.Tick, 1 / arm.Pwm.FrequencyHertz)
            : new NoPins();
        try
        {
            OpenedBus device = open(path, arm.Lanes, arm.Pwm.Frame, LinuxClock.SleepMicroseconds);
            return new()
            {
                Configuration = arm,
                Cadence = plan.Cadence,
                Bus = device.Bus,
                Watched = SupervisionSettings.For(arm.Description) with { CommandTicks = plan.Cadence.DecisionTicks + 1 },
                Park = arm.Park,
                Pins = pins,
                TipLatencySeconds = arm.TipLatencySeconds ?? 0,
                device = device,
            };
        }
        catch (IOException)
        {
            (pins as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>A tape of a twin: it answers what was answered, and there is no world to go on.</summary>
    /// <param name="plan">The plan it was taped with.</param>
    /// <param name="tape">Bus and sensors.</param>
    public static RigParts Taped(RigPlan plan, TapedArm tape) => new()
    {
        Configuration = plan.Arm,
        Cadence = plan.Cadence,
        Bus = tape,
        Watched = TwinBounds.Of(plan),
        Park = plan.Arm.Home,
        JointSensor = plan.Twin.SensesJoints ? tape : null,
        TipSensor = tape,
        TipLatencySeconds = plan.TipLatencySeconds,
    };

    /// <summary>The driver of a chip that carries a whole arm: a twin's.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="wire">What it speaks to.</param>
    /// <param name="wait">Waits so many microseconds.</param>
    public static Pca9685Bus Driver(ArmConfiguration arm, I2cDevice wire, Action<int> wait)
    {
        Pca9685Output[] outputs =
        [
            .. arm.TwinChannels.Zip(
                arm.Lanes, (channel, lane) => new Pca9685Output(lane.Range.Lane, channel, lane.Range.Least, lane.Range.Most)),
        ];
        return new Pca9685Bus(wire, outputs, arm.Pwm.Timing, wait);
    }

    /// <summary>The world goes on by a tick; a real one needs nobody for that.</summary>
    public void Advance() => twin?.Advance();

    /// <summary>Opens a device anew that may be lost; false when that is not to be had.</summary>
    public bool TryReopen() => device is not null && device.TryReopen();

    /// <summary>Puts a simulated arm into its park pose, as a person would carry a real one there.</summary>
    public void PutBack() => twin?.RestAt(Park);

    /// <summary>The twin, for those who judge by what is true.</summary>
    /// <exception cref="InvalidOperationException">It is made of something else.</exception>
    public SimulatedArm Twin => twin ?? throw new InvalidOperationException("These parts are no twin.");

    /// <summary>Writes the state of a twin's driver, chip and world.</summary>
    public void Save(ref StateWriter writer)
    {
        ((Pca9685Bus)Bus).Save(ref writer);
        chip!.Save(ref writer);
        Twin.Save(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(ref StateReader reader)
    {
        ((Pca9685Bus)Bus).Load(ref reader);
        chip!.Load(ref reader);
        Twin.Load(ref reader);
    }

    /// <summary>Writes what a twin's camera has yet to tell.</summary>
    public void SaveSight(ref StateWriter writer) => Twin.SaveSight(ref writer);

    /// <summary>Reads what <see cref="SaveSight"/> wrote; false when it is not sound.</summary>
    public bool LoadSight(ref StateReader reader) => Twin.LoadSight(ref reader);

    /// <summary>Parts are things and no values: no two rigs have the same.</summary>
    public bool Equals(RigParts? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Closes the device and nothing else: the chip goes on with its last frame, and pins stay as they are until the process ends.</summary>
    public void Leave() => device?.Dispose();

    /// <summary>Closes device and pins. The bus belongs to the arm and is closed with it, before.</summary>
    public void Dispose()
    {
        (Pins as IDisposable)?.Dispose();
        device?.Dispose();
    }
}
