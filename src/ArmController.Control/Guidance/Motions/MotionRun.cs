using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>A motion while it is made: what it asks for in every decision, and how it ends.</summary>
public sealed class MotionRun
{
    private const double GainMetres = 0.004;
    private const double StalledSeconds = 0.2;

    // Nearer than this there is nothing to be gained but noise.
    private const double NoiseMetres = 0.004;

    // Less than this share of what was asked, in so many decisions on end: something is in the way.
    private const double RefusedShare = 0.3;
    private const int RefusedDecisions = 2;
    private const double ThereRadians = 0.02;

    private readonly MotionLaw law;
    private readonly JointRanges ranges;
    private readonly Sliding? sliding;
    private readonly double periodSeconds;
    private Stall nearing;
    private Joints<RadianPerSecond> push;
    private Joints<Radian> before;
    private double askedRadians;
    private int refused;
    private int left;

    /// <summary>Puts it together.</summary>
    public MotionRun(MotionLaw law, JointRanges ranges, Sliding? sliding, Seconds decisionPeriod)
    {
        this.law = law;
        this.ranges = ranges;
        this.sliding = sliding;
        periodSeconds = decisionPeriod.Value;
        nearing = new(GainMetres, (int)Math.Round(StalledSeconds / periodSeconds), NoiseMetres);
    }

    /// <summary>The motion.</summary>
    public Motion Motion { get; private set; }

    /// <summary>Speeds of the next push.</summary>
    public ref readonly Joints<RadianPerSecond> NextPush => ref push;

    /// <summary>Longest time of a motion, seconds; going towards the goal has none.</summary>
    public static double SecondsOf(Motion motion) => motion switch
    {
        Motion.Fold => 1,
        Motion.TurnTo or Motion.TurnAway => 0.56,
        _ => 0.28,
    };

    /// <summary>Draws the next push: it can be looked ahead like any other motion.</summary>
    public void DrawPush(Pcg32 random)
    {
        for (int j = 0; j < ranges.Count; j++)
        {
            push[j] = ranges.Fastest[j] * random.NextDouble(-1, 1);
        }
    }

    /// <summary>Begins a motion.</summary>
    public void Begin(Motion motion)
    {
        Motion = motion;
        left = (int)Math.Round(SecondsOf(motion) / periodSeconds);
        nearing.Begin();
        askedRadians = 0;
        refused = 0;
    }

    /// <summary>Whether it has ended.</summary>
    /// <param name="state">Where the arm is.</param>
    /// <param name="metres">From tip to goal.</param>
    /// <param name="ending">How.</param>
    public bool HasEnded(in ArmState state, double metres, out Ending ending)
    {
        ending = Ending.Time;
        if (Motion == Motion.Towards)
        {
            ending = Ending.Stalled;
            return nearing.Note(metres);
        }

        if (askedRadians > 0)
        {
            refused = ranges.Apart(state.Reference, before) < RefusedShare * askedRadians ? refused + 1 : 0;
            if (refused >= RefusedDecisions)
            {
                ending = Ending.Refused;
                return true;
            }
        }

        return left <= 0;
    }

    /// <summary>What it asks for now.</summary>
    /// <param name="state">Where the arm is.</param>
    /// <param name="place">The goal, metres, as the model sees it.</param>
    /// <param name="towards">Speeds straight towards it.</param>
    /// <param name="velocity">Speeds.</param>
    /// <returns>False when there is nothing left to do: it has succeeded.</returns>
    public bool TryGo(in ArmState state, in Vector3d place, in Joints<RadianPerSecond> towards, out Joints<RadianPerSecond> velocity)
    {
        velocity = towards;
        if (Motion != Motion.Towards)
        {
            law.Ask(Motion, state.Reference, place, push, periodSeconds, out velocity);
        }

        left--;
        before = state.Reference;
        double square = 0;
        for (int j = 0; j < ranges.Count; j++)
        {
            double turn = velocity[j] * periodSeconds;
            square += turn * turn;
        }

        askedRadians = Math.Sqrt(square);
        if (Motion is Motion.Fold or Motion.TurnTo && askedRadians < ThereRadians)
        {
            return false;
        }

        sliding?.Along(state.Reference, ranges, periodSeconds, ref velocity);
        return true;
    }

    /// <summary>Writes where it stands.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write((int)Motion);
        nearing.Save(ref writer);
        writer.Write((ReadOnlySpan<double>)push);
        writer.Write((ReadOnlySpan<double>)before);
        writer.Write(askedRadians);
        writer.Write(refused);
        writer.Write(left);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Motion = (Motion)reader.ReadInt();
        nearing.Load(ref reader);
        reader.Read((Span<double>)push);
        reader.Read((Span<double>)before);
        askedRadians = reader.ReadDouble();
        refused = reader.ReadInt();
        left = reader.ReadInt();
        return !reader.Truncated && Motion is >= Motion.Towards and <= Motion.Push && push.IsFinite() && ranges.IsNear(before)
            && askedRadians >= 0 && refused >= 0;
    }
}
