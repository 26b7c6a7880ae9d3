using System.Diagnostics.CodeAnalysis;
using ArmController.Control.Ticking;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.Chips;
using ArmController.Simulator.Faults;
using ArmController.Simulator.World;

namespace ArmController.Proof.Faults;

/// <summary>
/// A whole simulated arm with a person at its panel, and a seam wherever a fault can enter: the production loop, supervisor, envelope, monitor
/// and driver between an agent, a clock, a panel, a wire, sensors, a supply and servos that can be spoilt.
/// </summary>
public sealed class FaultRig : IDisposable
{
    private const ulong FaultStream = 62;

    private readonly RigPlan plan;
    private readonly bool isSensed;
    private readonly Func<SupervisionSettings, SupervisionSettings> adjust;
    private Pca9685Bus bus;
    private Rig rig;
    private double nowSeconds;

    /// <summary>A rig whose process has just begun.</summary>
    /// <param name="plan">Arm and twin.</param>
    /// <param name="isSensed">True for joint and supply sensors; false for bare servos.</param>
    /// <param name="seed">Decides all noise.</param>
    /// <param name="adjust">Changes the bounds of what is watched.</param>
    public FaultRig(RigPlan plan, bool isSensed, ulong seed, Func<SupervisionSettings, SupervisionSettings> adjust)
    {
        this.plan = plan;
        this.isSensed = isSensed;
        this.adjust = adjust;
        Chip = new SimulatedPca9685(plan.Arm.Pwm.OscillatorHertz);
        Audit = new FrameAudit(plan.Arm, plan.Cadence.Tick);
        Twin = plan.TwinOn(Chip, seed);
        Sensor = new FaultySensor(Twin, seed);
        Supply = new SimulatedSupply(Twin);
        Twin.RestAt(plan.Arm.Home);
        Random = new Pcg32(seed, FaultStream);
        Start();
    }

    /// <summary>Arm and twin.</summary>
    public RigPlan Plan => plan;

    /// <summary>The chip that the driver writes to.</summary>
    public SimulatedPca9685 Chip { get; }

    /// <summary>The servos and links behind it.</summary>
    public SimulatedArm Twin { get; }

    /// <summary>Decides what a fault leaves open.</summary>
    public Pcg32 Random { get; }

    /// <summary>What reports joint angles.</summary>
    public FaultySensor Sensor { get; }

    /// <summary>What feeds the servos.</summary>
    public SimulatedSupply Supply { get; }

    /// <summary>Judges what is on the wire.</summary>
    public FrameAudit Audit { get; }

    /// <summary>Sees every tick record.</summary>
    public RecordWitness Witness { get; } = new();

    /// <summary>Words of the person at the panel.</summary>
    public OperatorMailbox Mailbox { get; } = new();

    /// <summary>The pin that shows life.</summary>
    public FaultHeartbeat Heartbeat { get; private set; }

    /// <summary>The wire between driver and chip.</summary>
    public FaultyWire Wire { get; private set; }

    /// <summary>Who is followed.</summary>
    public PatrolAgent Agent { get; private set; }

    /// <summary>Envelope, monitor and interlock.</summary>
    public ServoArm Arm => rig.Arm;

    /// <summary>The modes.</summary>
    public Supervisor Supervisor => rig.Supervisor;

    /// <summary>The order of a tick.</summary>
    public ControlLoop Loop => rig.Loop;

    /// <summary>Calls of <see cref="Pca9685Bus.Look"/> until every register was compared.</summary>
    public int LookRound => bus.LookRound;

    /// <summary>What the panel says; words come from the mailbox.</summary>
    public Panel Panel { get; set; } = Operator.Quiet;

    /// <summary>What the loop gets to hear of the panel: where a test makes it deaf.</summary>
    public Func<Panel, Panel> Hears { get; set; } = panel => panel;

    /// <summary>Periods that the next tick comes after the one before; the world goes on in between.</summary>
    public double NextPeriods { get; set; } = 1;

    /// <summary>What the clock jumps by before the next tick, while the world stands still.</summary>
    public double NextJumpSeconds { get; set; }

    /// <summary>True when no process ticks any more.</summary>
    public bool IsDead { get; set; }

    /// <summary>True when the fault was answered outside the loop: a lock that was refused, a file that was not written.</summary>
    public bool WasRefused { get; set; }

    /// <summary>The last word said to the loop.</summary>
    public OperatorWord LastWord { get; private set; }

    /// <summary>True when a tick threw.</summary>
    public bool HasThrown { get; private set; }

    /// <summary>One tick of controller and world.</summary>
    public void Tick()
    {
        double periods = NextPeriods;
        nowSeconds += (periods * plan.Cadence.Tick.Value) + NextJumpSeconds;
        NextPeriods = 1;
        NextJumpSeconds = 0;
        for (double passed = 1; passed + 0.5 < periods; passed++)
        {
            Twin.Advance();
        }

        if (IsDead)
        {
            Twin.Advance();
            return;
        }

        LastWord = Mailbox.Take();
        Panel panel = Panel with { Word = LastWord };
        try
        {
            rig.Tick(new Seconds(nowSeconds), Hears(panel));
        }
        catch (InjectedFault)
        {
            HasThrown = true;
            Twin.Advance();
        }
    }

    /// <summary>The process is gone, between two ticks.</summary>
    public void Kill()
    {
        IsDead = true;
        Wire.IsCut = true;
    }

    /// <summary>A new process on the same machine and the same arm.</summary>
    public void Restart()
    {
        Start();
        IsDead = false;
        Panel = Operator.Quiet;
    }

    /// <summary>Everything that can be put right from outside is right again; what has struck a servo for good stays.</summary>
    public void Heal()
    {
        Agent.Spoiled = null;
        Sensor.Strike(SensorFault.None);
        Chip.FailNext(I2cFault.None, 0);
        Wire.LeadTo(Chip);
        Supply.Volts = SimulatedSupply.SoundVolts;
        Supply.SurgeAmperes = 0;
        Twin.IsPowered = true;
        for (int i = 0; i < plan.Arm.LaneCount; i++)
        {
            Twin.Strike(i, ServoFault.None);
        }

        Panel = Operator.Quiet;
    }

    /// <inheritdoc/>
    public void Dispose() => rig.Dispose();

    [MemberNotNull(nameof(Heartbeat), nameof(Wire), nameof(Agent), nameof(rig), nameof(bus))]
    private void Start()
    {
        Wire = new FaultyWire(Chip, Audit.See);
        Heartbeat = new FaultHeartbeat();
        Agent = new PatrolAgent(plan.Arm.Description, plan.Arm.Home, plan.Cadence.Tick);
        RigParts parts = RigParts.Simulated(plan, Chip, Wire, Twin) with
        {
            Watched = adjust(TwinBounds.Of(plan) with { Supply = CampaignSupply.Bounds }),
            Pins = new NoPins(Heartbeat),
            JointSensor = isSensed ? Sensor : null,
            TipSensor = isSensed ? Twin : null,
            SupplySensor = isSensed ? Supply : null,
        };
        bus = (Pca9685Bus)parts.Bus;
        rig = new Rig(parts, Agent, Witness);
    }
}
