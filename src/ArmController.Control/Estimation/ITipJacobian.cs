using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>How the tip moves when a joint does: a 3 by n position Jacobian in the base frame.</summary>
public interface ITipJacobian
{
    /// <summary>Takes a measurement into account, if this Jacobian learns and <paramref name="learning"/> is on.</summary>
    void Observe(in ArmState state, bool learning);

    /// <summary>Metres of tip per radian of each joint, at the state.</summary>
    void Columns(in ArmState state, out LaneVectors columns);

    /// <summary>Writes what was learned.</summary>
    void Save(ref StateWriter writer);

    /// <summary>Reads what was learned; false when it is not sound.</summary>
    bool Load(ref StateReader reader);
}
