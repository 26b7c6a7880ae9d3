using ArmController.Control.Tasks;

namespace ArmController.Control.Agents;

/// <summary>An agent that can be given a goal from outside, for examination.</summary>
public interface IPursuer : IAgent
{
    /// <summary>Pursues a goal until told otherwise.</summary>
    void Pursue(in Goal goal);
}
