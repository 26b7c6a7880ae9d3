using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Simulation;

namespace ArmController.Service;

/// <summary>A service's arm with its loop: what ticks. It begins in Boot, with every output off.</summary>
internal sealed class ServiceRig : IDisposable
{
    private readonly RigParts parts;
    private volatile bool left;

    /// <summary>Puts it together and opens the bus.</summary>
    /// <param name="plan">Arm, learner and tick.</param>
    /// <param name="parts">Copper or twin; from now on the rig's own.</param>
    /// <param name="agent">Who decides while the arm follows.</param>
    public ServiceRig(RigPlan plan, RigParts parts, ReacherSlot agent)
    {
        this.parts = parts;
        Agent = agent;
        Arm = new ServoArm(plan.Arm.Description, parts.Bus, plan.Tick, parts.JointSensor, parts.TipSensor, parts.IsSimulated, parts.Pins.Heartbeat);
        Opened = Arm.Open();
        Supervisor = new Supervisor(Arm, new PulseArming(Arm, parts.Park), parts.Watched);
        ServoLag lag = new(plan.Tick, new Seconds(plan.Arm.ServoModel.TauSeconds), plan.Arm.ServoModel.LatencyTicks);
        Recorder.Watch(Arm);
        Loop = new ControlLoop(Arm, Supervisor, new Estimator(plan.Arm.Description.Chain, lag), agent, Recorder, plan.TicksPerDecision);
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

    /// <summary>The learner's place.</summary>
    public ReacherSlot Agent { get; }

    /// <summary>What the envelope did.</summary>
    public ServiceRecorder Recorder { get; } = new();

    /// <summary>Where the arm rests when nobody drives it.</summary>
    public Joints<Radian> Park => parts.Park;

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

    /// <summary>One tick of the controller, and of the world where that is simulated. The emergency stop is read from its pin.</summary>
    public void Tick(Seconds now, in Panel panel)
    {
        Panel seen = panel;
        parts.Pins.Read(out seen.EStopClosed);
        try
        {
            Loop.Step(now, seen);
        }
        catch
        {
            // The loop has let go, and nobody ticks any more.
            parts.Pins.Cut();
            throw;
        }

        parts.Pins.Follow(Supervisor.Mode, Arm.Interlock.State == InterlockState.Armed);
        parts.Advance();
    }

    /// <summary>Lets go of the arm: no tick comes after this.</summary>
    public void Release()
    {
        Arm.Release();
        parts.Pins.Cut();
    }

    /// <summary>True once <see cref="Leave"/> was said.</summary>
    public bool IsLeft => left;

    /// <summary>From now on its end lets nothing go: the last frame stays on. An arm that nobody drives stays let go. Any thread.</summary>
    public void Leave() => left = true;

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
