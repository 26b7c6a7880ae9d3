using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// Finds the line that each joint turns about: it bends the arm, then swings one joint after the other, from the first to the last, and watches
/// the tip. A joint stays where its swing ended. The line of a joint depends on the joints before it alone, so all lines are found as they are in
/// the posture at the end. Nothing of the arm is known beforehand; what the envelope refuses is given up.
/// </summary>
/// <param name="model">Takes what was found.</param>
/// <param name="ranges">How far the joints turn.</param>
/// <param name="clear">Where the arm may rest.</param>
/// <param name="random">Draws the posture that it begins from: at home too many axes may go through the tip.</param>
public sealed partial class AxesFinder(AxesModel model, JointRanges ranges, ClearPostures clear, Pcg32 random)
{
    private const double SwingRadians = 0.9;
    private const double LeastBendRadians = 0.25;
    private const double MostBendRadians = 0.6;
    private const double ArrivedRadians = 0.01;
    private const double GainRadians = 0.005;
    private const int MostIdleDecisions = 8;
    private const int SettleDecisions = 6;
    private const int SettleAgainDecisions = 3;
    private const double BehindRadians = 0.07;
    private const int MostDraws = 32;
    private const int SamplesADecision = 32;

    // Numbers of joints, and before the first: it draws a posture, then goes there.
    private const int Drawing = -2;
    private const int Bending = -1;

    // A lever that is shorter than so many times what a tip may be off is none that was seen.
    private const double LeastLevers = 3;

    // How far a line may be from its arc's: wide, since the arcs' samples are about to be counted.
    private const double DeviationRadians = 0.1;
    private const double MostDeviationRadians = Math.PI / 4;
    private const double DeviationMetres = 0.02;
    private const double TipDeviationMetres = 0.01;

    private readonly ArcFit[] arcs = new ArcFit[Joints<Radian>.Capacity];
    private readonly TipSamples samples = new();
    private Joints<Radian> target;
    private Joints<Radian> swings;
    private Joints<Radian> anglesSum;
    private Vector3d tipSum;
    private double origin;
    private int learned;
    private int tipsSeen;
    private int draws;
    private int joint = Drawing;
    private int settled;
    private Stall stall = new(GainRadians, MostIdleDecisions);

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public const int SavedBytes = TipSamples.SavedBytes + 4096;

    /// <summary>True once the lines are in the model.</summary>
    public bool IsDone => joint == ranges.Count && learned == samples.Count;

    /// <summary>Begins anew, from wherever the arm stands.</summary>
    public void Begin()
    {
        joint = Drawing;
        draws = 0;
        samples.Clear();
        learned = 0;
        Array.Clear(arcs);
    }

    /// <summary>Takes the model for found: it came from somewhere else.</summary>
    public void Adopt()
    {
        joint = ranges.Count;
        samples.Clear();
        learned = 0;
    }

    /// <summary>Decides where the arm should go next.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="interrupted">Whether the last decision was not followed.</param>
    /// <param name="proposal">What it wants.</param>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        if (interrupted)
        {
            Begin();
        }

        if (joint == Drawing)
        {
            proposal = Proposal.AtVelocity(default);
            if (Draw(state.Reference) || ++draws >= MostDraws)
            {
                joint = Bending;
                Leave();
            }

            return;
        }

        if (joint == ranges.Count)
        {
            for (int end = Math.Min(samples.Count, learned + SamplesADecision); learned < end; learned++)
            {
                model.Observe(samples.Angles(learned), samples.Tip(learned));
            }

            proposal = Proposal.AtVelocity(default);
            return;
        }

        if (joint >= 0 && state.TipIsNew)
        {
            arcs[joint].Note(state.TipAngles[joint] - origin, state.Tip);
            samples.Note(state.TipAngles, state.Tip);
        }

        if (HasArrived(state))
        {
            Next();
        }

        proposal = joint == ranges.Count ? Proposal.AtVelocity(default) : Proposal.Towards(target);
    }

    // Away from home, where a joint may turn about a line through the tip and show nothing; one draw a decision, since looking takes its time.
    private bool Draw(in Joints<Radian> from)
    {
        target = from;
        Joints<Radian> swung = from;
        for (int j = 0; j < ranges.Count; j++)
        {
            double bend = random.NextDouble(LeastBendRadians, MostBendRadians) * (random.NextInt(2) == 0 ? 1 : -1);
            target[j] = Math.Clamp(from[j] + bend, ranges.Lowest[j], ranges.Highest[j]);
            double up = ranges.Highest[j] - target[j];
            double down = target[j] - ranges.Lowest[j];
            swings[j] = up > down ? Math.Min(up, SwingRadians) : -Math.Min(down, SwingRadians);
            swung[j] = target[j];
        }

        bool isClear = clear.Has(target);
        for (int j = 0; j < ranges.Count && isClear; j++)
        {
            swung[j] += swings[j];
            isClear = clear.Has(swung);
        }

        return isClear;
    }

    private void Leave()
    {
        stall.Begin();
        settled = 0;
        anglesSum = default;
        tipSum = default;
        tipsSeen = 0;
    }

    // There, or stopped for good; then the servos have to come to rest before another joint moves.
    private bool HasArrived(in ArmState state)
    {
        double farthest = Farthest(target, state.Reference);
        if (settled == 0 && farthest > ArrivedRadians)
        {
            if (!stall.Note(farthest))
            {
                return false;
            }

            target = state.Reference;
        }

        settled++;
        if (state.TipIsNew)
        {
            anglesSum += state.TipAngles;
            tipSum += state.Tip;
            tipsSeen++;
        }

        if (settled < SettleDecisions)
        {
            return false;
        }

        // The joints, as far as the tip shows them, are behind what they were told by more than they sag: servos or camera are late.
        double behind = Farthest(state.Reference, state.TipAngles);
        if (behind > BehindRadians && !stall.Note(behind))
        {
            settled = SettleDecisions - SettleAgainDecisions;
            anglesSum = default;
            tipSum = default;
            tipsSeen = 0;
            return false;
        }

        return true;
    }

    private double Farthest(in Joints<Radian> one, in Joints<Radian> other)
    {
        double farthest = 0;
        for (int j = 0; j < ranges.Count; j++)
        {
            farthest = Math.Max(farthest, Math.Abs(one[j] - other[j]));
        }

        return farthest;
    }

    private void Next()
    {
        joint++;
        if (joint == ranges.Count)
        {
            Solve();
            return;
        }

        target[joint] += swings[joint];
        origin = target[joint];
        Leave();
    }

    private void Solve()
    {
        int watched = 0;
        for (int j = 0; j < ranges.Count; j++)
        {
            watched += arcs[j].HasSome ? 1 : 0;
        }

        if (tipsSeen == 0 || watched < ranges.Count)
        {
            // Out of sight for a while: again. Where nothing ever sees the tip there is nothing to know, and whoever goes by an empty model rests.
            samples.Clear();
            if (watched > 0)
            {
                Begin();
            }

            return;
        }

        Vector3d tip = tipSum * (1.0 / tipsSeen);
        model.Begin(anglesSum * (1.0 / tipsSeen), tip, TipDeviationMetres);
        Vector3d before = default;
        for (int j = 0; j < ranges.Count; j++)
        {
            bool turns = arcs[j].TrySolve(out Vector3d start, out Vector3d tangent, out Vector3d radius, out double variance);
            double lever = tangent.Length;
            Vector3d along = tangent * (1 / lever);
            Vector3d across = radius - (along * Vector3d.Dot(along, radius));
            if (!turns || !(lever > LeastLevers * model.SeenMetres) || !(across.Length > 0))
            {
                // It turns about a line through the tip, as a roll does, or has not moved: most likely the line from the joint before.
                Vector3d guess = j > 0 && (arcs[j].Mean - before).Length > LeastLevers * model.SeenMetres ? arcs[j].Mean - before : new(0, 0, 1);
                model.Set(j, guess, arcs[j].Mean, MostDeviationRadians, DeviationMetres);
                continue;
            }

            // The tangent tells the lever better than the bow does.
            across *= lever / across.Length;
            // How well the tip is seen says how sure its circle is.
            double uncertain = model.SeenMetres * Math.Sqrt(variance);
            before = start - across;
            model.Set(
                j,
                Vector3d.Cross(across, along),
                before,
                Math.Min(MostDeviationRadians, DeviationRadians + (2 * uncertain / lever)),
                DeviationMetres + (2 * uncertain));
        }
    }
}
