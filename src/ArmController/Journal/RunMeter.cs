using ArmController.Control.Ticking;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;

namespace ArmController.Journal;

/// <summary>Counts what the envelope did in a run, and checks every emitted position with the independent audit.</summary>
internal sealed class RunMeter(EmissionAudit audit) : IRecorder
{
    private long ticks;
    private long decisions;

    public long Ticks => Volatile.Read(ref ticks);

    public long Decisions => Volatile.Read(ref decisions);

    /// <summary>Joint-ticks in which the position limit held a joint back.</summary>
    public long PositionTrims { get; private set; }

    /// <summary>Joint-ticks in which the velocity limit did.</summary>
    public long VelocityTrims { get; private set; }

    /// <summary>Joint-ticks in which the acceleration limit did.</summary>
    public long AccelerationTrims { get; private set; }

    /// <summary>Joint-ticks in which the request was no number.</summary>
    public long NotFiniteTrims { get; private set; }

    /// <summary>Emitted positions that broke a limit. Anything but zero is a bug in the envelope.</summary>
    public long Violations => audit.Violations;

    public void Append(in TickRecord record)
    {
        Volatile.Write(ref ticks, ticks + 1);
        if (record.Decided)
        {
            Volatile.Write(ref decisions, decisions + 1);
        }

        PositionTrims += record.Admitted.Trims.Count(Trims.Position);
        VelocityTrims += record.Admitted.Trims.Count(Trims.Velocity);
        AccelerationTrims += record.Admitted.Trims.Count(Trims.Acceleration);
        NotFiniteTrims += record.Admitted.Trims.Count(Trims.NotFinite);
        audit.Observe(record.Admitted.Position);
    }
}
