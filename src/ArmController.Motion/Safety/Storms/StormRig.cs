using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety.Storms;

/// <summary>An arm in a clearance storm with both its audits.</summary>
internal sealed class StormRig(ServoArm arm, StormBus bus, ClearanceAudit audit, EmissionAudit joints, StormTotals totals, bool limitsTip)
{
    private const int CalmTicks = 60;

    private readonly NarrowedAudit narrowed = new();

    private Joints<Radian> angles;
    private Joints<RadianPerSecond> speeds;

    public ServoArm Arm => arm;

    public StormBus Bus => bus;

    public ClearanceAudit Audit => audit;

    public ref readonly Joints<Radian> Angles => ref angles;

    public ref readonly Joints<RadianPerSecond> Speeds => ref speeds;

    /// <summary>The limits a joint was asked to obey last, or its own.</summary>
    public ref readonly JointLimits LimitsOf(int lane) => ref narrowed.Of(lane);

    /// <summary>True when an envelope rests at a target to within 1e-4 rad.</summary>
    public static bool IsThere(Envelope envelope, in Joints<Radian> target)
    {
        Joints<Radian> off = envelope.Position - target;
        Joints<Radian> step = envelope.LastStep;
        bool there = true;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            there &= Math.Abs(off[i]) < 1e-4 && Math.Abs(step[i]) < 1e-4;
        }

        return there;
    }

    /// <summary>The arm was armed here.</summary>
    public void Start()
    {
        angles = arm.Envelope.Position;
        speeds = default;
        audit.Start(angles);
        joints.Start(angles);
        Forget();
    }

    /// <summary>Asks for other limits, in motion or not; what was found under those before is counted.</summary>
    public void SwitchLimits(ReadOnlySpan<JointLimits> wanted)
    {
        if (arm.SwitchLimits(wanted))
        {
            Forget();
            narrowed.Ask(arm.Description, wanted, arm.Envelope.Period);
            totals.LimitSwitches++;
        }
    }

    /// <summary>One tick.</summary>
    public void Tick(in Proposal proposal)
    {
        totals.Ticks++;
        arm.Envelope.Admit(proposal, out SafeCommand command);
        BusStatus status = arm.Actuate(command);
        totals.MonitorRefusals += status == BusStatus.MonitorRefused ? 1 : 0;
        if (status == BusStatus.Ok)
        {
            audit.See(command.Position);
            joints.See(command.Position, bus.Last);
            angles = command.Position;
            speeds = command.Velocity;
            narrowed.See(arm.Envelope, bus.Last);
        }
        else if (arm.Interlock.State == InterlockState.Armed)
        {
            totals.DegradedTicks++;
        }
        else
        {
            // Three lost writes in a row: the arm stands where it was and is armed again.
            bus.Flaky = false;
            arm.Interlock.Reset();
            arm.Open();
            arm.Arm(angles);
            Start();
        }
    }

    /// <summary>Nothing is wanted until the arm rests, and long enough that it may turn round again.</summary>
    public void Rest()
    {
        for (int calm = 0; calm < CalmTicks; calm++)
        {
            Tick(default);
        }

        while (speeds != default || arm.Envelope.LastChange != default)
        {
            Tick(default);
        }
    }

    /// <summary>Moves to a target; answers the ticks it took, or the most it was given.</summary>
    public long MoveTo(in Joints<Radian> target, long most)
    {
        Proposal proposal = Proposal.Towards(target);
        long ticks = 0;
        while (!IsThere(arm.Envelope, target) && ticks < most)
        {
            Tick(proposal);
            ticks++;
        }

        return ticks;
    }

    /// <summary>
    /// Stops all joints from where they are, in the audits' eyes only, each as they find that it must; only where it is sure by which limits.
    /// </summary>
    public void CheckStop()
    {
        if (!narrowed.IsPending)
        {
            EmissionAudit judge = narrowed.Judge ?? joints;
            judge.CheckStop();
            totals.StopChecks++;
            judge.ShowStop(audit);
            audit.Start(angles);
        }
    }

    /// <summary>Adds what the audits found to the totals.</summary>
    public void AddUp()
    {
        Forget();
        totals.Penetrations += audit.Penetrations;
        totals.Shortfalls += audit.Shortfalls;
        totals.Speedings += audit.Speedings;
        totals.JointFaults += joints.Total;
        totals.ShortestMetres = Math.Min(totals.ShortestMetres, audit.ShortestMetres);
        totals.FastestMetresPerSecond = Math.Max(totals.FastestMetresPerSecond, limitsTip ? audit.FastestMetresPerSecond : 0);
    }

    private void Forget()
    {
        Span<long> found = stackalloc long[(int)EmissionFault.DrivenAfterTrip + 1];
        found.Clear();
        narrowed.AddTo(found);
        foreach (long count in found)
        {
            totals.JointFaults += count;
        }

        totals.NarrowedRests += narrowed.Judge is null ? 0 : 1;
        narrowed.Forget(arm.Description);
    }
}
