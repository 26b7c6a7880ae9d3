using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;

namespace ArmController.Tests.Motion.Safety.Mutants;

/// <summary>The envelope with nothing around it: no bus, and no monitor that would refuse a frame before a property could look at it.</summary>
internal sealed class BareLimiter
{
    public BareLimiter(ArmDescription arm, Seconds period, double microsecondsPerCount = 1)
    {
        Interlock interlock = new();
        Envelope = new Envelope(arm, period, microsecondsPerCount, interlock);
        interlock.Arm();
        Audit = new EmissionAudit(arm, period, microsecondsPerCount);
    }

    public Envelope Envelope { get; }

    /// <summary>Judges what is emitted from <see cref="Place"/> on, recovery and narrower limits excepted.</summary>
    public EmissionAudit Audit { get; }

    public double Position => Envelope.Position[0];

    public double Velocity => Envelope.Velocity[0];

    public bool Place(in Joints<Radian> pose, bool mayRecover = false)
    {
        bool placed = Envelope.PlaceAt(pose, mayRecover);
        Audit.Start(Envelope.Position);
        return placed;
    }

    /// <summary>One tick whose frame is sent.</summary>
    public SafeCommand Step(in Proposal proposal)
    {
        Envelope.Admit(proposal, out SafeCommand command);
        Audit.See(command.Position, command.Counts);
        Envelope.Commit(command);
        return command;
    }

    /// <summary>One tick whose frame is lost.</summary>
    public void Lose(in Proposal proposal)
    {
        Envelope.Admit(proposal, out _);
        Envelope.Miss();
    }
}
