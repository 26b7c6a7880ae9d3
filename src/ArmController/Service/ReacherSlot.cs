using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Service;

/// <summary>The place of the learner in a service's loop: another one may be put there while none is asked.</summary>
internal sealed class ReacherSlot(LearningReacher first) : IAgent
{
    private LearningReacher reacher = first;

    /// <summary>The learner; it must not be replaced while the arm follows it.</summary>
    public LearningReacher Reacher
    {
        get => Volatile.Read(ref reacher);
        set => Volatile.Write(ref reacher, value);
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal) => Reacher.Decide(state, executed, out proposal);

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => Reacher.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => Reacher.Load(ref reader);
}
