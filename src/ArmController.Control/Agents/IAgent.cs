using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>Something that decides where the arm should go next. It may ask for anything: the envelope admits what is safe.</summary>
public interface IAgent
{
    /// <summary>Decides, after learning (if it learns) from what was executed since the last decision.</summary>
    void Decide(in ArmState state, in Executed executed, out Proposal proposal);

    /// <summary>What it learned at its latest decision, for the record.</summary>
    Lesson Lesson => default;

    /// <summary>Writes everything that makes its next decisions.</summary>
    void Save(ref StateWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    bool Load(ref StateReader reader);
}
