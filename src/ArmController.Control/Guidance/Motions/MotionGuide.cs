using ArmController.Control.Estimation;
using ArmController.Learning.Learners;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>
/// Goes straight towards the goal, and where it comes no nearer makes other motions until it does. Somebody chooses which, at the end of each: what
/// is chosen in every decision instead undoes itself.
/// </summary>
public sealed class MotionGuide : ITipGuide
{
    private const ulong PushStream = 26;
    private const ulong ChoiceStream = 27;
    private const double ArrivedMetres = 0.01;
    private const int HoldDecisions = 3;

    // So many looks ahead a decision: none may take longer than a decision may.
    private const int LooksADecision = 4;

    private readonly IMotionChoice choice;
    private readonly JointRanges ranges;
    private readonly Approach approach;
    private readonly MotionLaw law;
    private readonly MotionRun run;
    private readonly Things things;
    private readonly LookAhead ahead;
    private readonly Situation situation = new();
    private readonly Pcg32 random;
    private readonly double periodSeconds;
    private Vector3d place;
    private bool isChoosing;
    private int looked;
    private int elapsed;
    private int held;

    internal MotionGuide(ArmDescription arm, in Joints<Radian> home, IArmModel model, Seconds decisionPeriod, IMotionChoice choice, ulong seed)
    {
        this.choice = choice;
        ranges = new(arm);
        approach = new(model, ranges, decisionPeriod);
        law = new(arm, ranges, home);
        run = new(law, ranges, Sliding.Of(arm), decisionPeriod);
        things = new(arm.Obstacles);
        ahead = new(arm, ranges, law, things);
        random = new(seed, PushStream);
        periodSeconds = decisionPeriod.Value;
    }

    /// <summary>One that draws its motions.</summary>
    /// <param name="arm">The arm, and what it stays clear of.</param>
    /// <param name="home">Where it folds to if no smaller posture is clear, radians.</param>
    /// <param name="model">What is believed of its geometry.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="seed">Decides what it draws.</param>
    public static MotionGuide AtRandom(ArmDescription arm, in Joints<Radian> home, IArmModel model, Seconds decisionPeriod, ulong seed) =>
        new(arm, home, model, decisionPeriod, new RandomChoice(new(seed, ChoiceStream)), seed);

    /// <summary>One that looks a step ahead and learns nothing.</summary>
    public static MotionGuide LookingAhead(ArmDescription arm, in Joints<Radian> home, IArmModel model, Seconds decisionPeriod, ulong seed) =>
        new(arm, home, model, decisionPeriod, new LookAheadChoice(new(seed, ChoiceStream)), seed);

    /// <summary>One whose choices are learned.</summary>
    public static MotionGuide Learning(
        ArmDescription arm, in Joints<Radian> home, IArmModel model, Seconds decisionPeriod, OptionLearner learner, ulong seed) =>
        new(arm, home, model, decisionPeriod, new LearnedChoice(learner), seed);

    /// <summary>Who learns to choose among motions; it knows nothing yet.</summary>
    public static OptionLearner NewLearner(ulong seed) => LearnedChoice.NewLearner(new(seed, ChoiceStream));

    /// <inheritdoc/>
    public void Aim(in Vector3d place)
    {
        this.place = place;
        situation.Begin();
        Begin();
    }

    private void Begin()
    {
        choice.Begin();
        run.Begin(Motion.Towards);
        isChoosing = false;
        elapsed = 0;
        held = 0;
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        if (interrupted)
        {
            Begin();
            proposal = Proposal.AtVelocity(default);
            return;
        }

        approach.Look(state, new(place), out Approach.Sight sight);

        // Where the model has to bring its tip so that the tip that is seen is at the goal.
        Vector3d seen = place + (sight.ModelTip - sight.Tip);
        double metres = (place - sight.Tip).Length;
        elapsed++;
        held = metres < ArrivedMetres ? held + 1 : 0;
        if (held == HoldDecisions)
        {
            choice.Arrive(elapsed * periodSeconds);
            elapsed = 0;
        }

        Joints<RadianPerSecond> velocity = default;
        if (isChoosing)
        {
            Look();
        }
        else if (run.HasEnded(state, metres, out Ending ending))
        {
            End(ending, state, seen);
        }

        if (!isChoosing && !run.TryGo(state, seen, approach.Go(state, sight).Velocity, out velocity))
        {
            End(Ending.Success, state, seen);
            velocity = default;
        }

        proposal = Proposal.AtVelocity(velocity);
    }

    private void End(Ending ending, in ArmState state, in Vector3d seen)
    {
        situation.Note(run.Motion, ending);
        law.TipOf(state.Reference, out Vector3d tip);
        situation.Look(Relations.Of(law, things, tip, seen), (seen - tip).Length);
        run.DrawPush(random);
        ahead.Begin(state.Reference, seen);
        looked = choice.LooksAhead ? 0 : MotionLaw.Count;
        isChoosing = true;
        Look();
    }

    private void Look()
    {
        for (int i = 0; i < LooksADecision && looked < MotionLaw.Count; i++, looked++)
        {
            Motion motion = (Motion)looked;
            situation[motion] = ahead.Of(motion, MotionRun.SecondsOf(motion), run.NextPush);
        }

        if (looked == MotionLaw.Count)
        {
            run.Begin(choice.Choose(situation, elapsed * periodSeconds));
            isChoosing = false;
            elapsed = 0;
        }
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        choice.Save(ref writer);
        run.Save(ref writer);
        situation.Save(ref writer);
        ahead.Save(ref writer);
        random.Save(ref writer);
        writer.Write(place);
        writer.Write(isChoosing);
        writer.Write(looked);
        writer.Write(elapsed);
        writer.Write(held);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = choice.Load(ref reader) & run.Load(ref reader) & situation.Load(ref reader) & ahead.Load(ref reader);
        random.Load(ref reader);
        place = reader.ReadVector();
        isChoosing = reader.ReadBool();
        looked = reader.ReadInt();
        elapsed = reader.ReadInt();
        held = reader.ReadInt();
        return sound && !reader.Truncated && place.IsFinite && looked is >= 0 and <= MotionLaw.Count && elapsed >= 0 && held >= 0;
    }
}
