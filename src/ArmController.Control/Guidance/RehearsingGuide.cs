using ArmController.Control.Estimation;
using ArmController.Control.Guidance.Planning;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// Rehearses, then goes: it looks for a posture in its model, drives the joints there, and closes what is left by what is measured. Where it comes no
/// nearer it rehearses again, with the goal moved by what the model has been wrong by.
/// </summary>
public sealed partial class RehearsingGuide : ITipGuide
{
    private const ulong RehearsalStream = 24;

    // All at once would take a decision far too long.
    private const int TriesADecision = 4;
    private const int TriesADecisionAmongThings = 8;
    private const int StepsADecisionAmongThings = 120;

    // Postures nearer to each other than this fail for the same reason.
    private const double AlikeRadians = 0.4;

    // Nearer than this the rest is closed, and the last millimetres are noise.
    private const double CloseMetres = 0.02;
    private const double NoiseMetres = 0.003;
    private const double ArrivedSeconds = 0.02;
    private const double GainMetres = 0.001;
    private const double GainSeconds = 0.01;
    private const int MostIdleDecisions = 13;

    // Searches before it is believed that there is no clear posture, at first and later, and decisions between two such beliefs. At first closing
    // is worth more than certainty: a place that the arm can just reach needs no posture with room to spare.
    private const int FirstRounds = 4;
    private const int MostRounds = 16;
    private const int MostRestDecisions = 1500;

    private readonly JointRanges ranges;
    private readonly Approach approach;
    private readonly PostureSearch search;
    private readonly PlannedTravel? travel;
    private TipTarget target;
    private Stage stage;
    private bool isStuck;
    private readonly Joints<Radian>[] wanted = new Joints<Radian>[PostureSearch.Most];
    private Joints<Radian> failed;
    private bool hasFailed;
    private int rounds;
    private int rest;
    private int restNext;
    private Stall nearing = new(GainMetres, MostIdleDecisions, NoiseMetres);
    private Stall travelling = new(GainSeconds, MostIdleDecisions);

    /// <summary>Puts it together for an arm that nothing is in the way of.</summary>
    /// <param name="model">What is believed of the arm.</param>
    /// <param name="ranges">How far and how fast its joints turn.</param>
    /// <param name="clear">Where it may rest.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="random">Draws the postures that it rehearses from.</param>
    public RehearsingGuide(IArmModel model, JointRanges ranges, ClearPostures clear, Seconds decisionPeriod, Pcg32 random)
        : this(model, ranges, clear, decisionPeriod, random, null, null)
    {
    }

    private RehearsingGuide(
        IArmModel model, JointRanges ranges, ClearPostures clear, Seconds decisionPeriod, Pcg32 random, PlannedTravel? travel, Sliding? sliding)
    {
        this.ranges = ranges;
        this.travel = travel;
        approach = new(model, ranges, decisionPeriod, sliding);
        search = new(model, ranges, clear, random);
    }

    /// <summary>
    /// Why it does not bring the tip to the place, if it does not: then it comes as near as it can, and tries again ever less often.
    /// </summary>
    public Refusal Refusal { get; private set; }

    /// <summary>One for an arm; where the arm has to stay clear of something, it plans its ways.</summary>
    /// <param name="arm">The arm, and what it stays clear of.</param>
    /// <param name="model">What is believed of its geometry.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="seed">Decides what it rehearses from and what it plans.</param>
    public static RehearsingGuide For(ArmDescription arm, IArmModel model, Seconds decisionPeriod, ulong seed)
    {
        JointRanges ranges = new(arm);
        PlannedTravel? travel = ClearWays.Of(arm) is { } ways ? new(ranges, ways, decisionPeriod, seed) : null;
        return new(model, ranges, new ClearPostures(arm), decisionPeriod, new Pcg32(seed, RehearsalStream), travel, Sliding.Of(arm));
    }

    // What it does; each begins where the one before has ended, and Begin comes again where nothing is gained.
    private enum Stage
    {
        Begin,
        Rehearse,
        Plan,
        Go,
        Close,
    }

    /// <inheritdoc/>
    public void Aim(in Vector3d place) => Aim(new TipTarget(place));

    /// <inheritdoc/>
    public void Aim(in Vector3d place, double pitchRadians) => Aim(new TipTarget(place, true, pitchRadians));

    private void Aim(in TipTarget wanted)
    {
        target = wanted;
        stage = Stage.Begin;
        isStuck = false;
        Refusal = Refusal.None;
        hasFailed = false;
        rest = 0;
        restNext = 0;
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        approach.Look(state, target, out Approach.Sight sight);
        if (interrupted)
        {
            // It may be anywhere by now. The first thing said after a stop has to be near where the arm stands, and rest is.
            stage = Stage.Begin;
        }

        stage = Next(state, sight);
        proposal = stage switch
        {
            Stage.Go => travel is null ? Proposal.Towards(search.Best) : travel.Go(state.Reference),
            Stage.Close => approach.Go(state, sight),
            _ => Proposal.AtVelocity(default),
        };
    }

    private Stage Next(in ArmState state, in Approach.Sight sight)
    {
        double metres = sight.Metres;
        switch (stage)
        {
            case Stage.Begin:
                search.Begin(target.Moved(sight.ModelTip - sight.Tip), state.Reference);
                nearing.Begin();
                travelling.Begin();
                rounds = 0;
                return Stage.Rehearse;
            case Stage.Rehearse:
                bool over = travel is null
                    ? search.Advance(TriesADecision)
                    : search.Advance(TriesADecisionAmongThings, StepsADecisionAmongThings);
                return over ? Rehearsed(state) : Stage.Rehearse;
            case Stage.Plan:
                return !travel!.Advance() ? Stage.Plan : travel.Found ? SetOut() : Refuse(Refusal.NoWay);
            case Stage.Go:
                double seconds = travel is null ? ranges.Travel(state.Reference, search.Best) : travel.SecondsLeft(state.Reference);

                // What was stuck near the place has to go the whole way: closing is what did not help.
                return (metres < CloseMetres && !isStuck && travel is null) || seconds < ArrivedSeconds ? Stage.Close
                    : travelling.Note(seconds) ? GiveUp()
                    : Stage.Go;
            default:
                return IsStuck(metres) && MayTryAgain() ? GiveUp() : Stage.Close;
        }
    }

    private Stage Rehearsed(in ArmState state)
    {
        if (travel is null)
        {
            return search.Found ? Stage.Go : Stage.Close;
        }

        if (search.Found)
        {
            travel.Begin(state.Reference, Wanted());
            return Stage.Plan;
        }

        // Among things few postures are clear, and it takes more tries to find one.
        search.Again();
        return ++rounds < (Refusal == Refusal.None ? FirstRounds : MostRounds) ? Stage.Rehearse : Refuse(Refusal.NoPosture);
    }

    // It comes as near as it can, and waits ever longer before it tries again: what is not to be had must not cost for ever.
    private Stage Refuse(Refusal why)
    {
        Refusal = why;
        rest = restNext;
        restNext = Math.Min((2 * restNext) + MostIdleDecisions, MostRestDecisions);
        return Stage.Close;
    }

    private bool MayTryAgain() => rest-- <= 0;

    private Stage SetOut()
    {
        Refusal = Refusal.None;
        return Stage.Go;
    }

    // Whatever holds it up is not where it is believed to be: the same posture would fail again.
    private Stage GiveUp()
    {
        if (travel is { Found: true } && Refusal == Refusal.None)
        {
            failed = travel.End;
            hasFailed = true;
        }

        return Stage.Begin;
    }

    // All postures but those like the one that failed last; where all are like that, all.
    private ReadOnlySpan<Joints<Radian>> Wanted()
    {
        int count = 0;
        foreach (ref readonly Joints<Radian> posture in search.All)
        {
            if (hasFailed && ranges.Apart(posture, failed) >= AlikeRadians)
            {
                wanted[count++] = posture;
            }
        }

        return count > 0 ? wanted.AsSpan(0, count) : search.All;
    }

    private bool IsStuck(double metres)
    {
        isStuck = nearing.Note(metres);
        return isStuck;
    }
}
