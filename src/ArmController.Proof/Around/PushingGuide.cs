using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>Another guide, and where that brings the tip no nearer, a push in a direction drawn at random.</summary>
public sealed class PushingGuide : ITipGuide
{
    private const double StuckSeconds = 0.4;
    private const double PushSeconds = 0.3;
    private const double GainMetres = 0.002;

    // Nearer than this it is there, and nothing is to be gained.
    private const double ThereMetres = 0.004;

    private readonly ITipGuide guide;
    private readonly JointRanges ranges;
    private readonly Pcg32 random;
    private readonly int pushDecisions;
    private Joints<RadianPerSecond> push;
    private Vector3d place;
    private Stall nearing;
    private int pushes;

    /// <summary>Puts it together.</summary>
    /// <param name="guide">Who brings the tip nearer.</param>
    /// <param name="ranges">How fast the joints turn.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="random">Draws the pushes.</param>
    public PushingGuide(ITipGuide guide, JointRanges ranges, Seconds decisionPeriod, Pcg32 random)
    {
        this.guide = guide;
        this.ranges = ranges;
        this.random = random;
        pushDecisions = (int)Math.Round(PushSeconds / decisionPeriod.Value);
        nearing = new(GainMetres, (int)Math.Round(StuckSeconds / decisionPeriod.Value), ThereMetres);
    }

    /// <inheritdoc/>
    public void Aim(in Vector3d place)
    {
        this.place = place;
        guide.Aim(place);
        pushes = 0;
        nearing.Begin();
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        if (pushes > 0)
        {
            pushes--;
            proposal = Proposal.AtVelocity(push);
            nearing.Begin();
            return;
        }

        if (nearing.Note((place - state.Tip).Length))
        {
            pushes = pushDecisions;
            for (int j = 0; j < ranges.Count; j++)
            {
                push[j] = ranges.Fastest[j] * random.NextDouble(-1, 1);
            }
        }

        guide.Decide(state, interrupted, out proposal);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        guide.Save(ref writer);
        random.Save(ref writer);
        writer.Write((ReadOnlySpan<double>)push);
        writer.Write(place);
        nearing.Save(ref writer);
        writer.Write(pushes);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = guide.Load(ref reader);
        random.Load(ref reader);
        reader.Read((Span<double>)push);
        place = reader.ReadVector();
        nearing.Load(ref reader);
        pushes = reader.ReadInt();
        return sound && !reader.Truncated && push.IsFinite() && place.IsFinite && pushes >= 0;
    }
}
