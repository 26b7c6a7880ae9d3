using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety;

/// <summary>One joint inside the envelope: where it is, what it obeys, and the count it was sent last.</summary>
internal sealed class Lane
{
    private readonly JointLimits described;
    private readonly JointBounds rated;
    private readonly CountBounds counts;
    private readonly Seconds period;
    private readonly double unitsPerTick;

    private LaneLimits limits;
    private ReversalBudget reversals;
    private LaneState state;
    private int sent;

    /// <summary>A joint whose pose is not known yet.</summary>
    /// <param name="joint">The joint.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="reversalsPerSecond">Times a second it may turn round.</param>
    /// <param name="isShielded">True when a shield counts on the way the joint would stop.</param>
    public Lane(JointDescription joint, Seconds period, int reversalsPerSecond, bool isShielded)
    {
        limits = new LaneLimits(onlyAtRest: isShielded);
        described = joint.Limits;
        rated = JointBounds.From(joint.Limits, period);
        counts = CountBounds.From(joint);
        reversals = new ReversalBudget(reversalsPerSecond, period.Value);
        unitsPerTick = period.Value * AngleUnits.PerRadian;
        this.period = period;
    }

    /// <summary>Where the joint is.</summary>
    public ref readonly LaneState State => ref state;

    /// <summary>The limits it obeys now.</summary>
    public JointBounds Bounds => limits.InForce;

    /// <summary>Times it turned round since construction.</summary>
    public long Reversals => reversals.Count;

    /// <summary>True when the joint may rest at an angle: inside its limits, or for recovery where its servo can be told to be.</summary>
    public bool CanRestAt(double radians, bool mayRecover) =>
        IsInside(radians) || (mayRecover && Math.Abs(radians) <= AngleUnits.LargestRadians && counts.Reaches(Units(radians)));

    /// <summary>The joint rests at an angle at which it can.</summary>
    public void RestAt(double radians)
    {
        long q = IsInside(radians) ? Math.Clamp(Units(radians), rated.QMin, rated.QMax) : Units(radians);
        state = new(q, 0, 0);
        limits.Place(rated, q);
        reversals.Rest();
        sent = 0;
    }

    /// <summary>One tick of stopping.</summary>
    public LaneState Stop() => StopPolicy.Next(limits.InForce, state);

    /// <summary>The admissible state nearest to what is proposed. Whatever is left out of account here, stopping is always an answer.</summary>
    /// <param name="lane">Which of the proposal's lanes is this joint's.</param>
    /// <param name="proposal">Anything.</param>
    /// <param name="reasons">Why the answer differs from the proposal.</param>
    public LaneState Next(int lane, in Proposal proposal, out Trims reasons)
    {
        long step;
        if (limits.IsSwitching)
        {
            reasons = Trims.LimitChange;
            return Stop();
        }

        switch (proposal.Kind)
        {
            case ProposalKind.Velocity:
                step = LaneStep.AtVelocity(limits.InForce, state, proposal.Velocity[lane], unitsPerTick, out reasons);
                break;
            case ProposalKind.Target:
                step = LaneStep.Towards(limits.InForce, state, proposal.Target[lane], out reasons);
                break;
            default:
                reasons = Trims.None;
                return Stop();
        }

        reasons |= limits.IsRecovering ? Trims.LimitChange : Trims.None;
        if (reversals.Forbids(limits.InForce, state, step))
        {
            reasons |= Trims.Chatter;
            return Stop();
        }

        return state.After(step);
    }

    /// <summary>
    /// The count that says a position to the servo. Only outside the joint's own limits may it be a count outside them: a joint can also
    /// recover into limits it was switched to.
    /// </summary>
    public int CountOf(long q) => counts.Of(q, sent, limits.IsRecovering && (q < rated.QMin || q > rated.QMax));

    /// <summary>The step to a position has been sent.</summary>
    public void Commit(long q, int count)
    {
        state = state.After(q - state.Q);
        sent = count;
        reversals.Spend(state.V);
        limits.Settle(state);
    }

    /// <summary>
    /// True when limits are limits at all, nowhere wider than the joint's own, and a stop under them takes no longer than is allowed.
    /// </summary>
    public bool CanSwitchTo(in JointLimits wanted)
    {
        if (!EnvelopeRules.AreSound(wanted))
        {
            return false;
        }

        JointBounds bounds = JointBounds.From(wanted, period);
        return LaneLimits.IsWithin(bounds, rated)
            && bounds.MostStopTicks <= StopPolicy.MostTicks
            && EnvelopeRules.StopSeconds(wanted) <= EnvelopeRules.LongestStopSeconds;
    }

    /// <summary>True when it obeys other limits than its own, or is to.</summary>
    public bool HasOtherLimits(out JointLimits obeyed, out JointLimits wanted)
    {
        obeyed = limits.InForce.ToLimits(period);
        wanted = limits.Wanted.ToLimits(period);
        return limits.InForce != rated || limits.Wanted != rated;
    }

    /// <summary>Takes up limits it can switch to, as soon as its state keeps them.</summary>
    public void SwitchTo(in JointLimits wanted) => limits.SwitchTo(JointBounds.From(wanted, period), state);

    /// <summary>Writes the state.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(state.Q);
        writer.Write(state.V);
        writer.Write(state.A);
        writer.Write(sent);
        limits.Save(ref writer);
        reversals.Save(ref writer);
    }

    /// <summary>Reads the state; false when it is not one from which the joint could stop inside its own limits.</summary>
    public bool Load(ref StateReader reader)
    {
        state = new(reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
        sent = reader.ReadInt();
        limits.Load(ref reader);
        reversals.Load(ref reader);
        return Fits(state.Q) && Fits(state.V) && Fits(state.A) && limits.IsSound(rated, state);
    }

    // Whatever lies beyond is no state, and the least of all numbers has no opposite.
    private static bool Fits(long units) => units is >= -AngleUnits.Beyond and <= AngleUnits.Beyond;

    private bool IsInside(double radians) => radians >= described.MinRadians && radians <= described.MaxRadians;

    private static long Units(double radians) => (long)Math.Round(radians * AngleUnits.PerRadian);
}
