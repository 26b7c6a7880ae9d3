using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;

namespace ArmController.Rigs;

/// <summary>
/// An arm with its loop: the one place where bus, sensors, pins, supervisor, estimator, agent and loop are put together. Copper, twin, replay, spoilt
/// twin and benchmark differ in their <see cref="RigParts"/> only. It begins in Boot, with every output off.
/// </summary>
public sealed class Rig : IDisposable
{
    private readonly RigParts parts;
    private readonly Estimator estimator;
    private volatile bool left;

    /// <summary>Puts it together and opens the bus.</summary>
    /// <param name="parts">What it is made of; from now on the rig's own.</param>
    /// <param name="agent">Who decides while the arm follows.</param>
    /// <param name="recorder">Who is told of every tick.</param>
    public Rig(RigParts parts, IAgent agent, IRecorder recorder)
    {
        this.parts = parts;
        ArmConfiguration arm = parts.Configuration;
        Seconds period = parts.Cadence.Tick;
        Arm = new ServoArm(
            arm.Description, parts.Bus, period, parts.JointSensor, parts.TipSensor, parts.IsSimulated, parts.Pins.Heartbeat, parts.SupplySensor);
        Opened = Arm.Open();
        Supervisor = new Supervisor(Arm, new PulseArming(Arm, parts.Park), parts.Watched);
        ServoLag lag = new(period, new Seconds(arm.ServoModel.TauSeconds), arm.ServoModel.LatencyTicks);
        estimator = new Estimator(arm.Description.Chain, lag, new SeenTip(period, new Seconds(parts.TipLatencySeconds)));
        Loop = new ControlLoop(Arm, Supervisor, estimator, agent, recorder, parts.Pins, parts.Cadence.DecisionTicks);
        Loop.RestAt(parts.Park);
    }

    /// <summary>How opening the bus went, the last time.</summary>
    public BusStatus Opened { get; private set; }

    /// <summary>The arm.</summary>
    public ServoArm Arm { get; }

    /// <summary>Its modes and watches.</summary>
    public Supervisor Supervisor { get; }

    /// <summary>The tick.</summary>
    public ControlLoop Loop { get; }

    /// <summary>Where the arm rests when nobody drives it.</summary>
    public Joints<Radian> Park => parts.Park;

    /// <summary>True once <see cref="Leave"/> was said.</summary>
    public bool IsLeft => left;

    /// <summary>
    /// Before a tick: what a person's word changes outside the loop. A reset opens a bus anew that is not open, with all outputs off; who says that
    /// a simulated arm rests in its park pose has put it there.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="confirms">Whether somebody is about to press the arm switch who has looked.</param>
    public void Prepare(OperatorWord word, bool confirms)
    {
        if (word == OperatorWord.Reset && !Arm.IsOpen)
        {
            Opened = Arm.Open();
            if (Opened != BusStatus.Ok && parts.TryReopen())
            {
                Opened = Arm.Open();
            }
        }

        if (confirms && Arm.Interlock.State != InterlockState.Armed)
        {
            parts.PutBack();
        }
    }

    /// <summary>One tick of the controller, and of the world where that is simulated.</summary>
    /// <param name="now">The instant, on a clock that never jumps.</param>
    /// <param name="panel">What people and program say.</param>
    public void Tick(Seconds now, in Panel panel)
    {
        Loop.Step(now, panel);
        parts.Advance();
    }

    /// <summary>Lets go of the arm: no tick comes after this.</summary>
    public void Release()
    {
        Arm.Release();
        parts.Pins.Cut();
    }

    /// <summary>From now on its end lets nothing go: the last frame stays on. An arm that nobody drives stays let go. Any thread.</summary>
    public void Leave() => left = true;

    /// <summary>Writes the state of everything that moves, the agent's excepted. Only a twin's world can be written.</summary>
    public void Save(ref StateWriter writer)
    {
        Supervisor.Save(ref writer);
        Loop.Save(ref writer);
        estimator.Save(ref writer);
        Arm.Save(ref writer);
        parts.Save(ref writer);
        estimator.SaveSight(ref writer);
        parts.SaveSight(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote into an arm that was let go, and goes on from there; false when it is not sound.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="isFormer">Whether a program wrote it that knew of no late tips: then no tip was seen yet.</param>
    public bool Load(ref StateReader reader, bool isFormer = false)
    {
        bool sound = Supervisor.Load(ref reader);
        sound &= Loop.Load(ref reader);
        estimator.Load(ref reader);
        sound &= Arm.Load(ref reader);
        parts.Load(ref reader);
        sound &= isFormer || (estimator.LoadSight(ref reader) & parts.LoadSight(ref reader));
        return sound && !reader.Truncated && Supervisor.Mode == Mode.Following && Arm.Resume() == ArmingAnswer.Armed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (left)
        {
            // Who closes the bus in order lets go, and so do the pins.
            parts.Leave();
            return;
        }

        Arm.Dispose();
        parts.Dispose();
    }
}
