using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>
/// What an arm that was placed too near must keep, distance by distance: each its margin, or what it had at the start; and what it had whenever
/// all joints rested, for then nothing of a stop is still to come. Looks ten times between any two ticks.
/// </summary>
internal sealed class PairRatchets
{
    private const int Samples = 10;
    private const double Rounding = 1e-9;

    private readonly PairAudit audit;
    private readonly double margin;
    private readonly double[] kept;
    private Joints<Radian> now;

    /// <summary>The arm was placed here.</summary>
    public PairRatchets(PairAudit audit, double marginMetres, in Joints<Radian> pose)
    {
        this.audit = audit;
        margin = marginMetres;
        kept = new double[audit.Count];
        now = pose;
        audit.Set(pose);
        for (int p = 0; p < kept.Length; p++)
        {
            kept[p] = Math.Min(audit.Metres(p), margin);
        }
    }

    /// <summary>Distances that still need less than the margin.</summary>
    public int Short => kept.Count(metres => metres < margin - Rounding);

    /// <summary>One tick's emission; what came nearer than it may, or null.</summary>
    public string? See(Envelope envelope)
    {
        Joints<Radian> at = envelope.Position;
        Joints<Radian> step = at - now;
        for (int s = 1; s <= Samples; s++)
        {
            audit.Set(s < Samples ? now + (step * ((double)s / Samples)) : at);
            for (int p = 0; p < kept.Length; p++)
            {
                if (!audit.IsAtLeast(p, kept[p] - Rounding))
                {
                    return $"{audit.NameOf(p)} {audit.Metres(p)}, it had {kept[p]}";
                }
            }
        }

        now = at;
        if (envelope.LastStep == default && envelope.LastChange == default)
        {
            for (int p = 0; p < kept.Length; p++)
            {
                kept[p] = kept[p] < margin ? Math.Min(Math.Max(kept[p], audit.Metres(p)), margin) : margin;
            }
        }

        return null;
    }

    /// <summary>True when every distance is at its margin here.</summary>
    public bool IsClear()
    {
        bool clear = true;
        for (int p = 0; p < kept.Length; p++)
        {
            clear &= audit.IsAtLeast(p, margin - Rounding);
        }

        return clear;
    }
}
