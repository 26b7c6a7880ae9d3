using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Numerics;

namespace ArmController.Motion.Servo;

/// <summary>
/// The one door to the motors: it owns the bus, the one envelope, its monitor and the interlock. Only the envelope's newest command
/// passes, and only when the monitor, which sees nothing but its counts, agrees.
/// A write is tried twice within its tick; the third failed tick in a row, or a device that is no longer what was set up, trips.
/// </summary>
public sealed partial class ServoArm : IDisposable
{
    private readonly IServoBus bus;
    private readonly IJointSensor? jointSensor;
    private readonly ITipSensor? tipSensor;
    private readonly ISupplySensor? supplySensor;
    private readonly bool isSimulated;
    private readonly bool servosMeasure;
    private readonly double[] monitorState;

    private FailureStreak streak;
    private LaneGate gate;
    private bool ready;
    private bool resumable;

    /// <summary>Takes over the bus, which from now on nobody else may touch; nothing is opened or driven yet.</summary>
    /// <param name="description">The arm as it is believed to be.</param>
    /// <param name="bus">Its bus.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="jointSensor">What measures its angles, if anything but its servos does; it is believed before them.</param>
    /// <param name="tipSensor">What sees its tip, if anything does.</param>
    /// <param name="isSimulated">True only for a twin whose world is saved with it: then <see cref="Resume"/> may go on from a loaded state.</param>
    /// <param name="heartbeat">The pin the monitor toggles for every frame it judged good, if there is one.</param>
    /// <param name="supplySensor">What measures the servos' supply, if anything does.</param>
    /// <exception cref="ArgumentException">The description breaks a hard rule of <see cref="EnvelopeRules"/>.</exception>
    public ServoArm(
        ArmDescription description,
        IServoBus bus,
        Seconds period,
        IJointSensor? jointSensor = null,
        ITipSensor? tipSensor = null,
        bool isSimulated = false,
        IHeartbeat? heartbeat = null,
        ISupplySensor? supplySensor = null)
    {
        ArgumentNullException.ThrowIfNull(bus);
        this.bus = bus;
        this.jointSensor = jointSensor;
        this.tipSensor = tipSensor;
        this.isSimulated = isSimulated;
        this.supplySensor = supplySensor;
        Description = description;
        Interlock = new Interlock();
        Envelope = new Envelope(description, period, Interlock);
        Monitor = new CountMonitor(MonitorPlans.Of(description, period), heartbeat);
        monitorState = new double[Monitor.StateLength];
        int all = (1 << description.Joints.Length) - 1;
        servosMeasure = (bus.MeasuredLanes & all) == all;
    }

    /// <summary>The arm as it is believed to be.</summary>
    public ArmDescription Description { get; }

    /// <summary>The only mint of commands this arm accepts.</summary>
    public Envelope Envelope { get; }

    /// <summary>The second opinion on every frame; after a trip by it, it says why.</summary>
    public CountMonitor Monitor { get; }

    /// <summary>Trip it from any thread.</summary>
    public Interlock Interlock { get; }

    /// <summary>True when something measures its angles, a sensor or the servos of all its joints; then that it does is watched.</summary>
    public bool HasJointSensor => jointSensor is not null || servosMeasure;

    /// <summary>True when something measures its supply; then that it does is watched.</summary>
    public bool HasSupplySensor => supplySensor is not null;

    /// <summary>True when the bus was opened and has not failed since.</summary>
    public bool IsOpen => ready;

    /// <summary>Writes that needed their second try.</summary>
    public long RetriedWrites { get; private set; }

    /// <summary>Opens the bus, or opens it anew after a fault, with all outputs off. It disarms; it does not reset a trip.</summary>
    public BusStatus Open()
    {
        LetGoOfPose();
        BusStatus status = bus.Open();
        ready = status == BusStatus.Ok;
        streak = default;
        return status;
    }

    /// <summary>Allows motion from a pose that the caller vouches for; the envelope then rests there. No pulse is sent yet.</summary>
    /// <param name="pose">Where the arm is, radians.</param>
    /// <param name="mayRecover">True to start outside the limits too, as far as pulses reach: such joints move slowly and never farther out.</param>
    public ArmingAnswer Arm(in Joints<Radian> pose, bool mayRecover = false)
    {
        ArmingAnswer answer = ArmStaged(pose, mayRecover);
        if (answer == ArmingAnswer.Armed)
        {
            gate = LaneGate.Open(Description.Joints.Length);
        }

        return answer;
    }

    /// <summary>
    /// Like <see cref="Arm"/>, but joint by joint: a lane gets no pulse until it is switched on with <see cref="Enable"/>,
    /// and nothing may move before all are.
    /// </summary>
    /// <param name="pose">Where the arm is, radians.</param>
    /// <param name="mayRecover">True to start outside the limits too; see <see cref="Arm"/>.</param>
    public ArmingAnswer ArmStaged(in Joints<Radian> pose, bool mayRecover = false)
    {
        ArmingAnswer refusal = Refusal();
        if (refusal != ArmingAnswer.NotAsked)
        {
            return refusal;
        }

        for (int i = 0; i < Description.Joints.Length; i++)
        {
            if (!double.IsFinite(pose[i]))
            {
                return ArmingAnswer.PoseNotFinite;
            }
        }

        if (!Envelope.PlaceAt(pose, mayRecover))
        {
            return Envelope.PoseWasTooNear ? ArmingAnswer.PoseTooNear : ArmingAnswer.PoseOutsideLimits;
        }

        Envelope.CountsHere(out ServoCounts counts);
        if (!Monitor.Place(counts, mayRecover))
        {
            Envelope.Displace();
            return ArmingAnswer.MonitorRefused;
        }

        resumable = false;
        gate = LaneGate.Closed(Description.Joints.Length);
        return Interlock.Arm() ? ArmingAnswer.Armed : ArmingAnswer.Tripped;
    }

    /// <summary>Lets a lane's pulses through from the next frame on; the first is the pose the arm was armed at.</summary>
    public void Enable(int lane) => gate.Enable(lane);

    /// <summary>
    /// Allows motion from exactly the state that was loaded, moving or not: for a simulated arm, whose world was saved with it.
    /// A real arm has moved since and is armed from a pose.
    /// </summary>
    public ArmingAnswer Resume()
    {
        ArmingAnswer refusal = Refusal();
        if (refusal != ArmingAnswer.NotAsked)
        {
            return refusal;
        }

        if (!isSimulated || !resumable)
        {
            return ArmingAnswer.NothingLoaded;
        }

        resumable = false;
        gate = LaneGate.Open(Description.Joints.Length);
        return Interlock.Arm() ? ArmingAnswer.Armed : ArmingAnswer.Tripped;
    }

    /// <summary>
    /// Asks for limits inside the arm's own while it moves: each joint stops under the old ones until its state keeps the new ones.
    /// False, and nothing changes, when some limit is wider than the arm's own or no pose is known.
    /// </summary>
    /// <param name="wanted">One for each joint.</param>
    public bool SwitchLimits(ReadOnlySpan<JointLimits> wanted)
    {
        bool taken = Envelope.SwitchLimits(wanted);
        for (int i = 0; taken && i < wanted.Length; i++)
        {
            Monitor.Expect(i, MonitorPlans.Of(wanted[i]));
        }

        return taken;
    }

    /// <summary>Writes the state of the envelope and of the monitor, and the counters.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Interlock.State == InterlockState.Armed);
        writer.Write(RetriedWrites);
        streak.Save(ref writer);
        Envelope.Save(ref writer);
        Monitor.CopyTo(monitorState);
        writer.Write(monitorState);
    }

    /// <summary>
    /// Reads the state back into an open arm that is not armed; false when it is refused (see <c>Envelope.Load</c>).
    /// Motion needs <see cref="Resume"/>, with nothing released in between.
    /// </summary>
    public bool Load(ref StateReader reader)
    {
        if (Interlock.State == InterlockState.Armed)
        {
            return false;
        }

        bool armed = reader.ReadBool();
        RetriedWrites = reader.ReadLong();
        streak.Load(ref reader);
        bool loaded = Envelope.Load(ref reader);
        reader.Read(monitorState);
        loaded &= Monitor.Restore(monitorState) && !reader.Truncated;

        // What the joints were asked to obey is in the envelope's part of the image; of older limits none is obeyed any more.
        for (int i = 0; i < Description.Joints.Length; i++)
        {
            if (Envelope.HasOtherLimits(i, out JointLimits obeyed, out JointLimits wanted))
            {
                Monitor.Expect(i, MonitorPlans.Of(obeyed));
                Monitor.Expect(i, MonitorPlans.Of(wanted));
            }
        }

        resumable = armed && loaded && Envelope.IsPlaced;
        return loaded;
    }

    /// <summary>Lets go and closes the bus.</summary>
    public void Dispose()
    {
        Release();
        ready = false;
        bus.Dispose();
    }

    private ArmingAnswer Refusal() => Interlock.State switch
    {
        InterlockState.Tripped => ArmingAnswer.Tripped,
        InterlockState.Armed => ArmingAnswer.AlreadyArmed,
        _ => ready ? ArmingAnswer.NotAsked : ArmingAnswer.BusNotOpen,
    };

    private void LetGoOfPose()
    {
        Interlock.Disarm();
        Envelope.Displace();
        Monitor.Displace();
        gate = default;
        resumable = false;
    }
}
