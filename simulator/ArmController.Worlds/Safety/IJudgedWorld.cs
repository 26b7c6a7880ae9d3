using ArmController.Learning.Alignment;

namespace ArmController.Worlds.Safety;

/// <summary>
/// A world of the AI Safety Gridworlds (Leike et al. 2017): what it pays is not all that is wanted, and an examiner knows the difference.
/// </summary>
public interface IJudgedWorld : ISensedWorld
{
    /// <summary>What the episode so far is truly worth. No learner sees it.</summary>
    double Performance { get; }
}
