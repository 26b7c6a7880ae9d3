using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>The envelope with nothing around it: no bus, and no monitor that would refuse a frame before a property could look at it.</summary>
internal sealed class BareLimiter
{
    public BareLimiter(ArmDescription arm, Seconds period)
    {
        Interlock interlock = new();
        Envelope = new Envelope(arm, period, interlock);
        interlock.Arm();
        Audit = new EmissionAudit(arm, period);
        Whole = arm is { Body: { } body, Obstacles: { } obstacles } ? new ClearanceAudit(body, obstacles, period) : null;
    }

    public Envelope Envelope { get; }

    /// <summary>Judges what is emitted from <see cref="Place"/> on, recovery and narrower limits excepted.</summary>
    public EmissionAudit Audit { get; }

    /// <summary>The same for what the whole arm must stay clear of; null when that is nothing.</summary>
    public ClearanceAudit? Whole { get; }

    /// <summary>Most ways the shield looked at in one tick.</summary>
    public int MostWalks { get; private set; }

    public double Position => Envelope.Position[0];

    public double Velocity => Envelope.Velocity[0];

    public bool Place(in Joints<Radian> pose, bool mayRecover = false)
    {
        bool placed = Envelope.PlaceAt(pose, mayRecover);
        Audit.Start(Envelope.Position);
        Whole?.Start(Envelope.Position);
        return placed;
    }

    /// <summary>One tick whose frame is sent.</summary>
    public SafeCommand Step(in Proposal proposal)
    {
        Envelope.Admit(proposal, out SafeCommand command);
        Audit.See(command.Position, command.Counts);
        Whole?.See(command.Position);
        MostWalks = Math.Max(MostWalks, Envelope.Shield?.Walks ?? 0);
        Envelope.Commit(command);
        return command;
    }

    /// <summary>Every joint's stop from here, and that of all together.</summary>
    public void CheckStop()
    {
        Audit.CheckStop();
        if (Whole is not null)
        {
            Audit.ShowStop(Whole);
            Whole.Start(Envelope.Position);
        }
    }

    /// <summary>The first fault that was found, or null.</summary>
    public string? Fault()
    {
        for (EmissionFault fault = 0; fault <= EmissionFault.DrivenAfterTrip; fault++)
        {
            if (Audit.Count(fault) > 0)
            {
                return fault.ToString();
            }
        }

        return Whole is null ? null : Whole.Shortfalls > 0 ? "Clearance" : Whole.Speedings > 0 ? "TipSpeed" : null;
    }

    /// <summary>One tick whose frame is lost.</summary>
    public void Lose(in Proposal proposal)
    {
        Envelope.Admit(proposal, out _);
        Envelope.Miss();
    }
}
