using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Judges limits that an arm was asked to obey in motion: from where all its joints rest inside them they hold like an arm's own. Only what
/// the pulses mean stays the arm's.
/// </summary>
internal sealed class NarrowedAudit
{
    private readonly JointLimits[] limits = new JointLimits[Joints<Radian>.Capacity];

    private EmissionAudit? asked;
    private int lanes;

    /// <summary>True from the moment other limits were asked for until they hold: then nobody but the arm knows which are obeyed.</summary>
    public bool IsPending => asked is not null && Judge is null;

    /// <summary>The judge of the limits that hold; null while the arm's own do, or while that is not sure.</summary>
    public EmissionAudit? Judge { get; private set; }

    /// <summary>Times they came to hold.</summary>
    public long Rests { get; private set; }

    /// <summary>The limits a joint was asked to obey last, or its own.</summary>
    public ref readonly JointLimits Of(int lane) => ref limits[lane];

    /// <summary>The arm's own limits hold, since it was placed anew.</summary>
    public void Forget(ArmDescription arm)
    {
        asked = null;
        Judge = null;
        lanes = arm.Joints.Length;
        for (int i = 0; i < lanes; i++)
        {
            limits[i] = arm.Joints[i].Limits;
        }
    }

    /// <summary>Other limits are asked for, and were taken.</summary>
    public void Ask(ArmDescription arm, ReadOnlySpan<JointLimits> wanted, Seconds period)
    {
        ImmutableArray<JointDescription>.Builder joints = ImmutableArray.CreateBuilder<JointDescription>(wanted.Length);
        for (int i = 0; i < wanted.Length; i++)
        {
            limits[i] = wanted[i];
            joints.Add(arm.Joints[i] with { Limits = wanted[i] });
        }

        asked = new EmissionAudit(arm with { Joints = joints.MoveToImmutable() }, period);
        lanes = wanted.Length;
        Judge = null;
    }

    /// <summary>One tick's emission, which was sent.</summary>
    public void See(Envelope envelope, in ServoCounts counts)
    {
        if (Judge is not null)
        {
            Judge.See(envelope.Position, counts);
        }
        else if (asked is not null && envelope.LastStep == default && envelope.LastChange == default && IsInside(envelope.Position))
        {
            Judge = asked;
            Judge.Start(envelope.Position);
            Rests++;
        }
    }

    /// <summary>Adds what it found to the totals of each fault.</summary>
    public void AddTo(Span<long> totals)
    {
        for (int i = 0; Judge is not null && i < (int)EmissionFault.Pulse; i++)
        {
            totals[i] += Judge.Count((EmissionFault)i);
        }
    }

    private bool IsInside(in Joints<Radian> angles)
    {
        bool inside = true;
        for (int i = 0; i < lanes; i++)
        {
            inside &= angles[i] >= limits[i].MinRadians && angles[i] <= limits[i].MaxRadians;
        }

        return inside;
    }
}
