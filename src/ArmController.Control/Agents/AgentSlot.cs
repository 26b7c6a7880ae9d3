using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>The place of the learner in a loop that outlives it: another one may be put there while none is asked.</summary>
public sealed class AgentSlot(ILearningAgent first) : IAgent
{
    private ILearningAgent agent = first;

    /// <summary>The learner; it must not be replaced while the arm follows it.</summary>
    public ILearningAgent Agent
    {
        get => Volatile.Read(ref agent);
        set => Volatile.Write(ref agent, value);
    }

    /// <inheritdoc/>
    public Lesson Lesson => Agent.Lesson;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal) => Agent.Decide(state, executed, out proposal);

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => Agent.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => Agent.Load(ref reader);
}
