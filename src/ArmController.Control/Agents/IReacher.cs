using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>An agent that can be given a goal from outside, for evaluation.</summary>
public interface IReacher : IAgent
{
    /// <summary>Pursues a goal (metres, base frame) until told otherwise.</summary>
    void Pursue(in Vector3d goal);
}
