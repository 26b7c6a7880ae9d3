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

    /// <summary>How opening the bus went.</summary>
    public BusStatus Opened { get; }

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

    /// <inheritdoc/>
    public void Dispose()
    {
        Arm.Dispose();
        parts.Dispose();
    }
}
