using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Rigs;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;

namespace ArmController.Iot;

/// <summary>The production rig above the library's driver, and the simulated chip with the arm's twin below it.</summary>
public sealed class DeskRun : IDisposable, IRecorder
{
    private const int MostTicks = 10_000;

    private readonly RigPlan plan;
    private readonly IotPca9685Channels channels;
    private readonly Rig rig;
    private readonly Tour tour;
    private long ticks;

    /// <summary>Puts it together; on a Raspberry Pi an <c>I2cDevice.Create(new(1, 0x40))</c> stands in the chip's place, and no twin.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="plan">The arm, in the counts of a bus of channels.</param>
    /// <param name="poses">Where to go.</param>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public DeskRun(SimulatedPca9685 chip, RigPlan plan, params Joints<Radian>[] poses)
    {
        Chip = chip;
        this.plan = plan;
        channels = new(chip, plan.Cadence.Hertz, [.. plan.Arm.Lanes.Select(lane => lane.Range)], plan.Arm.TwinChannels);
        Twin = plan.TwinOn(chip, noiseSeed: 1);
        Twin.RestAt(plan.Arm.Home);
        tour = new(plan.Arm.Description.Joints, poses);
        RigParts parts = new()
        {
            Configuration = plan.Arm,
            Cadence = plan.Cadence,
            Bus = channels.Bus,
            Watched = TwinBounds.Of(plan),
            Park = plan.Arm.Home,
            JointSensor = Twin,
        };
        rig = new(parts, tour, this);
    }

    /// <summary>The chip.</summary>
    public SimulatedPca9685 Chip { get; }

    /// <summary>The arm as it truly is.</summary>
    public SimulatedArm Twin { get; }

    /// <summary>How opening the bus went.</summary>
    public BusStatus Opened => rig.Opened;

    /// <summary>What became of the tour.</summary>
    public Tour Tour => tour;

    /// <summary>Ticks so far.</summary>
    public long Ticks => ticks;

    /// <summary>Frames that were written.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames in which the envelope held some joint back.</summary>
    public long Trimmed { get; private set; }

    /// <summary>The mode, and why.</summary>
    public string State => $"{rig.Supervisor.Mode} ({rig.Supervisor.Reasons})";

    /// <summary>Switches the arm on as a person would, and turns from pose to pose until it rests at the last; false when it does not.</summary>
    public bool Go()
    {
        while (ticks < MostTicks && !(tour.IsDone && rig.Arm.Envelope.LastStep == default))
        {
            Tick();
        }

        return tour.IsDone;
    }

    /// <summary>Lets servos that lag behind arrive.</summary>
    public void Settle()
    {
        for (int n = 0; n < plan.Cadence.Hertz; n++)
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
        rig.Dispose();
        channels.Dispose();
    }

    private void Tick()
    {
        rig.Tick(new(++ticks * plan.Cadence.Tick.Value), Operator.Asks(rig.Supervisor));
        Twin.Advance();
    }
}
