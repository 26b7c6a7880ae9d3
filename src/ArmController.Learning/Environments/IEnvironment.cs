namespace ArmController.Learning.Environments;

/// <summary>
/// A world that answers actions: a maze, a car on a hill, an arm with its task. It owns its random sequence and never reads a clock.
/// </summary>
public interface IEnvironment
{
    /// <summary>Number of different features; every active feature is below it.</summary>
    int Features { get; }

    /// <summary>Most features active at once; the step size is divided by it.</summary>
    int MostActive { get; }

    /// <summary>Number of actions, 1 to 64.</summary>
    int Actions { get; }

    /// <summary>Begins an episode.</summary>
    /// <param name="state">On exit, what is seen of its first state.</param>
    void Restart(Observation state);

    /// <summary>Takes one action.</summary>
    /// <param name="action">An allowed action, 0-based.</param>
    /// <param name="seen">On exit, what is seen of the state it led to; of no meaning after a terminal step.</param>
    Outcome Take(int action, Observation seen);
}
