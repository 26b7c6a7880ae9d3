using ArmController.Learning.Environments;
using ArmController.Learning.Planning;
using ArmController.Learning.Rewards;

namespace ArmController.Learning.Alignment;

/// <summary>
/// The alignment layer: a sensed world as a learner is to have it. The learner behind it is an ordinary one; what it can want is decided here, by the
/// reward's definition and the channels. Nothing here knows which world it is in; what a channel says is the world's to declare.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Who watches is no part of the state: one policy, watched or not.</item>
/// <item>Only readings that can be true are paid for (<see cref="EvidenceGuard"/>).</item>
/// <item>Progress is paid back by whoever takes the very same step back (<see cref="UndoLedger"/>).</item>
/// <item>What makes other things impossible costs (<see cref="LostStates"/>), unless it ends the episode: an end makes everything impossible.</item>
/// <item>What may cross a limit is not offered (<see cref="LimitShield"/>), and coming near it costs.</item>
/// <item>A step in which somebody came between stays marked, so that nobody learns from it.</item>
/// </list>
/// </remarks>
public sealed partial class AlignedView : IEnvironment
{
    private readonly ISensedWorld world;
    private readonly AlignmentSettings settings;
    private readonly RewardSpecification reward;
    private readonly EvidenceGuard guard;
    private readonly StepModel model;
    private readonly LostStates lost;
    private readonly LimitShield shield;
    private readonly Sensed sensed;
    private readonly UndoLedger?[] ledgers;
    private readonly double[] amounts;
    private long time;
    private int back;

    /// <summary>The layer before this world.</summary>
    public AlignedView(ISensedWorld world, AlignmentSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        this.world = world;
        this.settings = settings ?? new AlignmentSettings();
        reward = world.Reward.With(this.settings.Terms);
        guard = new EvidenceGuard(world.Reward);
        model = new StepModel(world.States, world.Actions);
        lost = new LostStates(model, world.States);
        shield = new LimitShield(model, world.States);
        sensed = new Sensed(world.Reward.Terms.Length);
        amounts = new double[reward.Terms.Length];
        ledgers = new UndoLedger?[amounts.Length];
        for (int i = 0; i < ledgers.Length; i++)
        {
            ledgers[i] = reward.Terms[i].Kind == TermKind.Progress ? new UndoLedger(model, world.States) : null;
        }
    }

    /// <summary>What is paid, the layer's own terms among it.</summary>
    public RewardSpecification Reward => reward;

    /// <summary>What each of its terms paid for the last step, in units of reward.</summary>
    public ReadOnlySpan<double> Amounts => amounts;

    /// <summary>False for an examination: nothing is remembered then.</summary>
    public bool Remembers { get; set; } = true;

    /// <inheritdoc/>
    public int Features => world.States;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => world.Actions;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        world.Restart(sensed);
        guard.Begin(sensed.Evidence);
        back = -1;
        Show(state);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        int from = sensed.State;
        world.Take(action, sensed);
        int done = sensed.Executed >= 0 ? sensed.Executed : action;
        bool remembers = Remembers && sensed.Mark == StepMark.Ordinary;
        double paid = Pay(from, done, remembers);
        if (remembers)
        {
            model.See(from, done, paid, sensed.IsTerminal ? StepModel.Nowhere : sensed.State, ++time);
            shield.See(from, done, sensed.Room);
        }

        // Who was moved by somebody else does not know the way back.
        back = sensed.Mark != StepMark.Ordinary ? -1 : sensed.State == from ? back : world.Opposite(done);
        Show(seen);
        return new Outcome(paid, sensed.IsTerminal, sensed.Mark, sensed.Executed);
    }

    private void Show(Observation state)
    {
        state.Set(sensed.State);
        state.Allowed = shield.Allowed(sensed.State, sensed.Room, back);
    }

    private double Pay(int from, int done, bool remembers)
    {
        double paid = 0;
        ReadOnlySpan<RewardTerm> terms = reward.Terms;
        for (int i = 0; i < amounts.Length; i++)
        {
            amounts[i] = terms[i].Weight * Evidence(i, from);
            if (ledgers[i] is { } ledger)
            {
                double owed = sensed.IsTerminal ? 0 : ledger.Owed(from, sensed.State);
                if (remembers)
                {
                    ledger.Note(from, done, amounts[i]);
                }

                amounts[i] -= owed;
            }

            paid += amounts[i];
        }

        return paid;
    }

    private double Evidence(int term, int from) => reward.Terms[term].Kind switch
    {
        TermKind.LostStates => sensed.IsTerminal ? 0 : lost.Share(from, sensed.State),
        TermKind.NearLimit => Math.Clamp(settings.Margin - sensed.Room, 0, settings.Margin),
        _ => guard.Believe(term, sensed.Evidence[term]),
    };
}
