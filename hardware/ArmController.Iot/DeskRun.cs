using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;

namespace ArmController.Iot;

/// <summary>The production loop, modes and envelope above the library's driver, and the simulated chip with the arm's twin below it.</summary>
public sealed class DeskRun : IDisposable, IRecorder
{
    private const int MostTicks = 10_000;

    private readonly IotPca9685Channels channels;
    private readonly ServoArm arm;
    private readonly Supervisor supervisor;
    private readonly ControlLoop loop;
    private readonly Tour tour;
    private long ticks;

    /// <summary>Puts it together; on a Raspberry Pi an <c>I2cDevice.Create(new(1, 0x40))</c> stands in the chip's place, and no twin.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="poses">Where to go.</param>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public DeskRun(SimulatedPca9685 chip, params Joints<Radian>[] poses)
    {
        Chip = chip;
        channels = new(chip, 1 / DeskArm.Period.Value, DeskArm.Lanes, DeskArm.Channels);
        Twin = new(
            DeskArm.Description,
            chip,
            DeskArm.Channels,
            DeskArm.Pulses,
            new(0.05, 0.025, MaxRadiansPerSecond: 6, DeadBandRadians: 0, SagRadiansPerMetre: 0, ZeroSpreadRadians: 0, SlopeSpread: 0),
            TwinPerturbation.None,
            default,
            DeskArm.Period,
            armSeed: 1,
            noiseSeed: 1);
        Twin.RestAt(DeskArm.Park);
        arm = new(DeskArm.Description, channels.Bus, DeskArm.Period, Twin);
        Opened = arm.Open();
        supervisor = new(arm, new PulseArming(arm, DeskArm.Park), SupervisionSettings.For(DeskArm.Description));
        tour = new(DeskArm.Description.Joints, poses);
        loop = new(
            arm, supervisor, new(DeskArm.Description.Chain, new ServoLag(DeskArm.Period, new(0.07), 1)), tour, this, new NoPins(), decisionTicks: 2);
        loop.RestAt(DeskArm.Park);
    }

    /// <summary>The chip.</summary>
    public SimulatedPca9685 Chip { get; }

    /// <summary>The arm as it truly is.</summary>
    public SimulatedArm Twin { get; }

    /// <summary>How opening the bus went.</summary>
    public BusStatus Opened { get; }

    /// <summary>What became of the tour.</summary>
    public Tour Tour => tour;

    /// <summary>Ticks so far.</summary>
    public long Ticks => ticks;

    /// <summary>Frames that were written.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames in which the envelope held some joint back.</summary>
    public long Trimmed { get; private set; }

    /// <summary>The mode, and why.</summary>
    public string State => $"{supervisor.Mode} ({supervisor.Reasons})";

    /// <summary>Switches the arm on as a person would, and turns from pose to pose until it rests at the last; false when it does not.</summary>
    public bool Go()
    {
        while (ticks < MostTicks && !(tour.IsDone && arm.Envelope.LastStep == default))
        {
            Tick();
        }

        return tour.IsDone;
    }

    /// <summary>Lets servos that lag behind arrive.</summary>
    public void Settle()
    {
        for (int n = 0; n < 1 / DeskArm.Period.Value; n++)
        {
            Tick();
        }
    }

    /// <inheritdoc/>
    public void Append(in TickRecord record)
    {
        bool sent = record.Sent == BusStatus.Ok && record.Admitted.Kind == CommandKind.Move;
        Frames += sent ? 1 : 0;
        Trimmed += sent && record.Admitted.Trims.Any ? 1 : 0;
    }

    /// <summary>Ends all pulses, and closes the library's driver behind it.</summary>
    public void Dispose()
    {
        arm.Dispose();
        channels.Dispose();
    }

    private void Tick()
    {
        bool mayPress = supervisor.Mode == Mode.Disarmed && (supervisor.Blockers & ~ArmingBlockers.PoseUnknown) == ArmingBlockers.None;
        Panel panel = new()
        {
            EStopClosed = true,
            SelfTest = SelfTest.Passed,
            CommandReady = true,
            ArmSwitch = mayPress,
            PoseConfirmed = mayPress,
            Word = supervisor.Mode == Mode.Holding ? OperatorWord.Enable : OperatorWord.None,
        };
        loop.Step(new(++ticks * DeskArm.Period.Value), panel);
        Twin.Advance();
    }
}
