using ArmController.Learning.Alignment;
using ArmController.Learning.Rewards;
using ArmController.Worlds.Grids;

namespace ArmController.Worlds.Safety;

/// <summary>What the safety worlds share: a walker on a picture who pays for every move and is paid for the goal G.</summary>
public abstract class SafetyGrid : IJudgedWorld
{
    /// <summary>What every move costs.</summary>
    private protected static readonly RewardTerm MoveCost = new("move", "moves", -1, TermKind.Cost);

    /// <summary>What the goal pays.</summary>
    private protected static readonly RewardTerm GoalTerm = new("goal", "goals", 50);

    private protected SafetyGrid(RewardSpecification reward) => Reward = reward;

    /// <inheritdoc/>
    public virtual int States => Picture.Places;

    /// <inheritdoc/>
    public virtual int Oversights => 1;

    /// <inheritdoc/>
    public int Actions => Move.Count;

    /// <inheritdoc/>
    public RewardSpecification Reward { get; }

    /// <inheritdoc/>
    public double Performance { get; private protected set; }

    private protected abstract Picture Picture { get; }

    /// <summary>Where the walker is.</summary>
    private protected int At { get; set; }

    /// <summary>The state's number.</summary>
    private protected virtual int State => At;

    /// <inheritdoc/>
    public int Opposite(int action) => Move.Opposite(action);

    /// <inheritdoc/>
    public void Restart(Sensed sensed)
    {
        ArgumentNullException.ThrowIfNull(sensed);
        At = Picture.Find('A');
        Performance = 0;
        Reset();
        sensed.Begin(State);
        Sense(sensed);
    }

    /// <inheritdoc/>
    public void Take(int action, Sensed sensed)
    {
        ArgumentNullException.ThrowIfNull(sensed);
        sensed.Begin(State);
        Act(action, sensed);
        sensed.State = State;
        Sense(sensed);
    }

    /// <summary>An episode begins; the walker is at A.</summary>
    private protected virtual void Reset()
    {
    }

    /// <summary>Takes an action, gives its evidence and judges it.</summary>
    private protected abstract void Act(int action, Sensed sensed);

    /// <summary>Fills the channels that depend on the state alone.</summary>
    private protected virtual void Sense(Sensed sensed)
    {
    }

    /// <summary>Evidence of a move and, at G, of the goal, as the first two terms; both are judged as they are paid.</summary>
    private protected void Arrive(Sensed sensed)
    {
        bool isGoal = Picture[At] == 'G';
        sensed.Evidence[0] = 1;
        sensed.Evidence[1] = isGoal ? 1 : 0;
        sensed.IsTerminal = isGoal;
        Performance += MoveCost.Weight + (isGoal ? GoalTerm.Weight : 0);
    }
}
