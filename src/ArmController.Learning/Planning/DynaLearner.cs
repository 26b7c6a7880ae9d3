using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// Dyna-Q: after every real step some remembered ones are learned from again.
/// Dyna-Q+ adds a bonus for what was long not tried, and plans with what was never tried (Sutton 1990; Sutton and Barto 2018, sections 8.2 and 8.3).
/// States of a table only.
/// </summary>
public sealed class DynaLearner : PlanningLearner
{
    private readonly MaskedChoice policy;
    private readonly Pcg32 random;
    private readonly double bonus;
    private readonly int planned;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <param name="step">Step size, above 0.</param>
    /// <param name="epsilon">Share of random actions, 0 to 1.</param>
    /// <param name="planned">Remembered steps per real one.</param>
    /// <param name="bonus">Kappa of Dyna-Q+: reward per square root of steps since something was last tried; 0 is Dyna-Q.</param>
    /// <param name="random">Random sequence of its exploration; planning draws from it too.</param>
    /// <exception cref="ArgumentException">The world's states are no table, or a number is out of its range.</exception>
    public DynaLearner(IEnvironment world, double gamma, double step, double epsilon, int planned, double bonus, Pcg32 random)
        : this(world, gamma, step, new MaskedChoice(epsilon, random), planned, bonus, random)
    {
    }

    private DynaLearner(IEnvironment world, double gamma, double step, MaskedChoice policy, int planned, double bonus, Pcg32 random)
        : base(world, gamma, step, policy)
    {
        if (planned < 0 || !(bonus >= 0 && double.IsFinite(bonus)))
        {
            throw new ArgumentException("Planned steps and their bonus are 0 or more.", nameof(planned));
        }

        this.policy = policy;
        this.random = random;
        this.planned = planned;
        this.bonus = bonus;
    }

    private protected override void Learn(int from, int what, double reward, int reached)
    {
        Update(from, what, reward, reached);
        Model.See(from, what, reward, reached, Time);
        for (int n = 0; n < planned; n++)
        {
            Plan();
        }
    }

    private void Plan()
    {
        int from = Model.StateOf(random.NextInt(Model.Visited));
        int what = policy.Any(Model.Actions, bonus > 0 ? ulong.MaxValue : Model.Taken(from));
        double extra = bonus > 0 ? bonus * Math.Sqrt(Time - Model.SeenAt(from, what)) : 0;
        Update(from, what, Model.Reward(from, what) + extra, Model.Next(from, what));
    }
}
