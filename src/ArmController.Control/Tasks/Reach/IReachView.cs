using ArmController.Control.Estimation;
using ArmController.Learning.Features;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>How a reach looks to the learner: its features, and how far it believes the goal to be.</summary>
public interface IReachView
{
    /// <summary>Number of features altogether.</summary>
    int Features { get; }

    /// <summary>Active features of each joint.</summary>
    int PerJoint { get; }

    /// <summary>The Jacobian it looks through, if any.</summary>
    ITipJacobian? Jacobian { get; }

    /// <summary>Takes a measurement into account, if the view learns too.</summary>
    void Observe(in ArmState state, bool learning);

    /// <summary>Fills in the active features and answers the believed distance from tip to goal in metres.</summary>
    double Encode(in ArmState state, in Vector3d goal, ActiveFeatures into);

    /// <summary>Writes what the view learned.</summary>
    void SaveLearned(ref StateWriter writer);

    /// <summary>Reads what the view learned; false when it is not sound.</summary>
    bool LoadLearned(ref StateReader reader);
}
