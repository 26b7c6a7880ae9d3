using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;

namespace ArmController.Training.Journal;

/// <summary>Counts what the envelope did in a run, and has every emitted position judged by the independent audit of the storms.</summary>
public sealed class RunMeter : IRecorder
{
    private EmissionAudit? audit;
    private long ticks;
    private long decisions;

    /// <summary>Ticks so far.</summary>
    public long Ticks => Volatile.Read(ref ticks);

    /// <summary>Decisions so far.</summary>
    public long Decisions => Volatile.Read(ref decisions);

    /// <summary>Ticks whose frame did not reach the servos.</summary>
    public long FailedWrites { get; private set; }

    /// <summary>Emissions that broke a limit. Anything but zero is a bug in the envelope.</summary>
    public long Violations => audit?.Total ?? 0;

    /// <summary>What was used of the limits.</summary>
    public RunUse Use { get; } = new();

    /// <summary>Begins to judge an arm's emissions from where its envelope stands, at rest or in motion.</summary>
    public void Watch(ServoArm arm)
    {
        audit ??= new EmissionAudit(arm.Description, arm.Envelope.Period);
        audit.Start(arm.Envelope.Position, arm.Envelope.LastStep, arm.Envelope.LastChange);
        Use.Start(arm);
    }

    /// <inheritdoc/>
    public void Append(in TickRecord record)
    {
        Volatile.Write(ref ticks, ticks + 1);
        if (record.Decided)
        {
            Volatile.Write(ref decisions, decisions + 1);
        }

        Use.See(record);
        if (record.Admitted.Kind != CommandKind.Move)
        {
            // The arm was let go: there is no position to judge.
        }
        else if (record.Sent == BusStatus.Ok)
        {
            audit?.See(record.Admitted.Position, record.Admitted.Counts);
        }
        else
        {
            FailedWrites++;
        }
    }
}
