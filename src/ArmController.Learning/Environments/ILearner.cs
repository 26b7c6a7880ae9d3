using ArmController.Numerics;

namespace ArmController.Learning.Environments;

/// <summary>Whoever acts in an environment and learns from each step once. Between calls it allocates nothing.</summary>
public interface ILearner
{
    /// <summary>An episode begins in this state; what was learned stays.</summary>
    /// <returns>The first action.</returns>
    int Begin(Observation state);

    /// <summary>Learns from the step that the last action was.</summary>
    /// <param name="outcome">What it brought.</param>
    /// <param name="seen">The state it led to.</param>
    /// <returns>The next action; of no meaning after a terminal step.</returns>
    int Learn(in Outcome outcome, Observation seen);

    /// <summary>The best action of a state, for evaluation: nothing is learned and nothing drawn; of equal ones the first.</summary>
    int Best(Observation state);

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    int SavedBytes { get; }

    /// <summary>Writes all that it knows and where it stands.</summary>
    void Save(ref StateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound, and then nothing is known.</summary>
    bool Load(ref StateReader reader);
}
