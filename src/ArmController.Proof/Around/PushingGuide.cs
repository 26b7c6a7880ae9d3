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
    private readonly int stuckDecisions;
    private readonly int pushDecisions;
    private Joints<RadianPerSecond> push;
    private Vector3d place;
    private double nearest;
    private int waited;
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
        stuckDecisions = (int)Math.Round(StuckSeconds / decisionPeriod.Value);
        pushDecisions = (int)Math.Round(PushSeconds / decisionPeriod.Value);
    }

    /// <inheritdoc/>
    public void Aim(in Vector3d place)
    {
        this.place = place;
        guide.Aim(place);
        pushes = 0;
        Begin();
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        if (pushes > 0)
        {
            pushes--;
            proposal = Proposal.AtVelocity(push);
            Begin();
            return;
        }

        double metres = (place - state.Tip).Length;
        waited++;
        if (metres < nearest - GainMetres || metres < ThereMetres)
        {
            nearest = metres;
            waited = 0;
        }

        if (waited >= stuckDecisions)
        {
            pushes = pushDecisions;
            for (int j = 0; j < ranges.Count; j++)
            {
                push[j] = ranges.Fastest[j] * random.NextDouble(-1, 1);
            }
        }

        guide.Decide(state, interrupted, out proposal);
    }

    private void Begin()
    {
        nearest = double.PositiveInfinity;
        waited = 0;
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        guide.Save(ref writer);
        random.Save(ref writer);
        writer.Write((ReadOnlySpan<double>)push);
        writer.Write(place);
        writer.Write(nearest);
        writer.Write(waited);
        writer.Write(pushes);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = guide.Load(ref reader);
        random.Load(ref reader);
        reader.Read((Span<double>)push);
        place = reader.ReadVector();
        nearest = reader.ReadDouble();
        waited = reader.ReadInt();
        pushes = reader.ReadInt();
        return sound && !reader.Truncated && push.IsFinite() && place.IsFinite && nearest >= 0 && waited >= 0 && pushes >= 0;
    }
}
