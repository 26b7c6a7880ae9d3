using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>
/// Rehearses, then goes: it looks for a posture in its model, drives the joints there, and closes what is left by what is measured. Where it comes no
/// nearer it rehearses again, with the goal moved by what the model has been wrong by.
/// </summary>
public sealed class RehearsingGuide : ITipGuide
{
    private const ulong RehearsalStream = 24;

    // All at once would take a decision far too long.
    private const int TriesADecision = 4;

    // Nearer than this the rest is closed, and the last millimetres are noise.
    private const double CloseMetres = 0.02;
    private const double NoiseMetres = 0.003;
    private const double ArrivedSeconds = 0.02;
    private const double GainMetres = 0.001;
    private const double GainSeconds = 0.01;
    private const int MostIdleDecisions = 13;

    private readonly JointRanges ranges;
    private readonly Approach approach;
    private readonly PostureSearch search;
    private Vector3d place;
    private Stage stage;
    private bool isStuck;
    private Stall nearing = new(GainMetres, MostIdleDecisions);
    private Stall travelling = new(GainSeconds, MostIdleDecisions);

    /// <summary>Puts it together.</summary>
    /// <param name="model">What is believed of the arm.</param>
    /// <param name="ranges">How far and how fast its joints turn.</param>
    /// <param name="clear">Where it may rest.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="random">Draws the postures that it rehearses from.</param>
    public RehearsingGuide(IArmModel model, JointRanges ranges, ClearPostures clear, Seconds decisionPeriod, Pcg32 random)
    {
        this.ranges = ranges;
        approach = new(model, ranges, decisionPeriod);
        search = new(model, ranges, clear, random);
    }

    /// <summary>One for an arm.</summary>
    /// <param name="arm">The arm, and what it stays clear of.</param>
    /// <param name="model">What is believed of its geometry.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="seed">Decides what it rehearses from.</param>
    public static RehearsingGuide For(ArmDescription arm, IArmModel model, Seconds decisionPeriod, ulong seed) =>
        new(model, new JointRanges(arm), new ClearPostures(arm), decisionPeriod, new Pcg32(seed, RehearsalStream));

    // What it does; each begins where the one before has ended, and Begin comes again where nothing is gained.
    private enum Stage
    {
        Begin,
        Rehearse,
        Go,
        Close,
    }

    /// <inheritdoc/>
    public void Aim(in Vector3d place)
    {
        this.place = place;
        stage = Stage.Begin;
        isStuck = false;
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        approach.Look(state, place, out Approach.Sight sight);
        if (interrupted)
        {
            // It may be anywhere by now. The first thing said after a stop has to be near where the arm stands, and rest is.
            stage = Stage.Begin;
        }

        stage = Next(state, sight);
        proposal = stage switch
        {
            Stage.Go => Proposal.Towards(search.Best),
            Stage.Close => approach.Go(state, sight),
            _ => Proposal.AtVelocity(default),
        };
    }

    private Stage Next(in ArmState state, in Approach.Sight sight)
    {
        double metres = sight.Error.Length;
        switch (stage)
        {
            case Stage.Begin:
                search.Begin(place + (sight.ModelTip - sight.Tip), state.Reference);
                nearing.Begin();
                travelling.Begin();
                return Stage.Rehearse;
            case Stage.Rehearse:
                return !search.Advance(TriesADecision) ? Stage.Rehearse : search.Found ? Stage.Go : Stage.Close;
            case Stage.Go:
                double seconds = ranges.Travel(state.Reference, search.Best);

                // What was stuck near the place has to go the whole way: closing is what did not help.
                return (metres < CloseMetres && !isStuck) || seconds < ArrivedSeconds ? Stage.Close
                    : travelling.Note(seconds) ? Stage.Begin
                    : Stage.Go;
            default:
                return IsStuck(metres) ? Stage.Begin : Stage.Close;
        }
    }

    private bool IsStuck(double metres)
    {
        if (metres <= NoiseMetres)
        {
            nearing.Begin();
        }

        isStuck = nearing.Note(metres);
        return isStuck;
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        writer.Write(place);
        writer.Write((int)stage);
        writer.Write(isStuck);
        search.Save(ref writer);
        nearing.Save(ref writer);
        travelling.Save(ref writer);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        place = reader.ReadVector();
        stage = (Stage)reader.ReadInt();
        isStuck = reader.ReadBool();
        bool sound = search.Load(ref reader);
        nearing.Load(ref reader);
        travelling.Load(ref reader);
        return sound && !reader.Truncated && place.IsFinite && stage is >= Stage.Begin and <= Stage.Close;
    }
}
