using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>Follows a plan, and makes motions where the plan does not work: where there is none, or the tip is brought no nearer by it.</summary>
public sealed class FallbackGuide : ITipGuide
{
    private const double GainMetres = 0.002;
    private const double NoiseMetres = 0.008;

    // A way round may lead away from the goal for a while.
    private const double StalledSeconds = 2;

    // After so long a try the arm is somewhere else, and a plan may work from there.
    private const double MotionsSeconds = 3;

    private readonly RehearsingGuide plan;
    private readonly MotionGuide motions;
    private readonly int motionsDecisions;
    private Stall nearing;
    private Vector3d place;
    private int left;

    /// <summary>Puts it together.</summary>
    /// <param name="plan">Who plans.</param>
    /// <param name="motions">Who makes motions.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    public FallbackGuide(RehearsingGuide plan, MotionGuide motions, Seconds decisionPeriod)
    {
        this.plan = plan;
        this.motions = motions;
        motionsDecisions = (int)Math.Round(MotionsSeconds / decisionPeriod.Value);
        nearing = new(GainMetres, (int)Math.Round(StalledSeconds / decisionPeriod.Value), NoiseMetres);
    }

    /// <inheritdoc/>
    public void Aim(in Vector3d place)
    {
        this.place = place;
        left = 0;
        nearing.Begin();
        plan.Aim(place);
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        double metres = (place - state.Tip).Length;
        bool isThere = metres <= NoiseMetres;
        if (left > 0)
        {
            motions.Decide(state, interrupted, out proposal);

            // What has got there is left alone.
            left -= isThere ? 0 : 1;
            if (left == 0)
            {
                nearing.Begin();
                plan.Aim(place);
            }

            return;
        }

        plan.Decide(state, interrupted, out proposal);
        if (nearing.Note(metres) || (plan.Refusal != Planning.Refusal.None && !isThere))
        {
            left = motionsDecisions;
            motions.Aim(place);
        }
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        plan.Save(ref writer);
        motions.Save(ref writer);
        nearing.Save(ref writer);
        writer.Write(place);
        writer.Write(left);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = plan.Load(ref reader) & motions.Load(ref reader);
        nearing.Load(ref reader);
        place = reader.ReadVector();
        left = reader.ReadInt();
        return sound && !reader.Truncated && place.IsFinite && left >= 0;
    }
}
