using ArmController.Control.Agents;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Simulator.World;

namespace ArmController.Rigs;

/// <summary>
/// A whole arm on a laptop, with a clock of its own and somebody at its panel: the production loop, envelope and driver on a simulated chip that
/// drives the twin. Only the copper is missing.
/// </summary>
public sealed class SimulatedRig : IDisposable
{
    private readonly Cadence cadence;
    private readonly Rig rig;
    private readonly IAgent agent;
    private readonly Panel quiet = Operator.Quiet;
    private long elapsedTicks;

    /// <summary>Puts it together, switched on at home and told to follow.</summary>
    /// <param name="plan">Arm, twin and learner.</param>
    /// <param name="noiseSeed">Decides the noise of the twin's sensors.</param>
    /// <param name="agentFor">Who decides.</param>
    /// <param name="recorder">Who is told of every tick.</param>
    public SimulatedRig(RigPlan plan, ulong noiseSeed, Func<SimulatedArm, IAgent> agentFor, IRecorder recorder)
        : this(RigParts.Simulated(plan, noiseSeed), agentFor, recorder)
    {
    }

    /// <summary>Puts it together of parts with a twin among them, switched on at home and told to follow.</summary>
    public SimulatedRig(RigParts parts, Func<SimulatedArm, IAgent> agentFor, IRecorder recorder)
    {
        cadence = parts.Cadence;
        Twin = parts.Twin;
        agent = agentFor(Twin);
        rig = new Rig(parts, agent, recorder);
        if (rig.Opened != BusStatus.Ok)
        {
            throw new InvalidOperationException($"The simulated bus did not open: {rig.Opened}.");
        }

        Operator.SwitchOn(Supervisor, rig.Park, cadence.Tick, ref elapsedTicks);
        Loop.RestAt(Arm.Envelope.Position);
    }

    /// <summary>The arm as it truly is.</summary>
    public SimulatedArm Twin { get; }

    /// <summary>The arm.</summary>
    public ServoArm Arm => rig.Arm;

    /// <summary>Its modes and watches.</summary>
    public Supervisor Supervisor => rig.Supervisor;

    /// <summary>The tick.</summary>
    public ControlLoop Loop => rig.Loop;

    /// <summary>One tick of controller and world.</summary>
    public void Tick() => Tick(quiet);

    /// <summary>One tick of controller and world, with somebody at the panel.</summary>
    public void Tick(in Panel panel) => rig.Tick(new Seconds(++elapsedTicks * cadence.Tick.Value), panel);

    /// <summary>Puts the twin back to its home pose by hand, between two trials. No such thing exists on a real arm.</summary>
    public void PlaceAtHome()
    {
        Operator.LetGo(Supervisor, cadence.Tick, ref elapsedTicks);
        Twin.RestAt(rig.Park);
        Operator.SwitchOn(Supervisor, rig.Park, cadence.Tick, ref elapsedTicks);
        Loop.RestAt(rig.Park);
    }

    /// <summary>Writes the state of everything that moves, learner's knowledge excepted.</summary>
    public void Save(ref StateWriter writer)
    {
        agent.Save(ref writer);
        writer.Write(elapsedTicks);
        rig.Save(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="isFormer">Whether a program wrote it that knew of no late tips.</param>
    public bool Load(ref StateReader reader, bool isFormer = false)
    {
        Arm.Release();
        bool sound = agent.Load(ref reader);
        elapsedTicks = reader.ReadLong();
        return rig.Load(ref reader, isFormer) && sound;
    }

    /// <inheritdoc/>
    public void Dispose() => rig.Dispose();
}
