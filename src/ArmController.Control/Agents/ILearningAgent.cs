using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>
/// An agent whose learning can be kept: what it learned is written apart from where it stands, so that another of its kind can take it over.
/// </summary>
public interface ILearningAgent : IPursuer
{
    /// <summary>Name of the task that it learns.</summary>
    string Task { get; }

    /// <summary>Most bytes that <see cref="IAgent.Save"/> and <see cref="SaveLearned"/> write together.</summary>
    int SavedBytes { get; }

    /// <summary>Writes what was learned.</summary>
    void SaveLearned(ref StateWriter writer);

    /// <summary>Reads what was learned; false when it is not sound.</summary>
    bool LoadLearned(ref StateReader reader);

    /// <summary>
    /// Reads what was learned in the midst of training; false when it is not sound. The step under way was chosen by another learner and is not
    /// learned from; goals, noise and exploration go on as they were.
    /// </summary>
    bool Recall(ref StateReader reader);
}
