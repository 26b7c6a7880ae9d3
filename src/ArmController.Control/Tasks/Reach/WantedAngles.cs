using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// The angle each joint would have to turn, were it alone, to bring the tip nearest to the goal, after the motion still on its way has arrived.
/// Resolved-rate control (Whitney 1969) moves by its sign; the learner sees its size.
/// </summary>
public sealed class WantedAngles(ITipJacobian jacobian, int joints)
{
    // Keeps a joint that hardly moves the tip (1 cm of lever squared) from wanting the moon.
    private const double DampingSquareMetres = 1e-4;

    /// <summary>The Jacobian in use.</summary>
    public ITipJacobian Jacobian => jacobian;

    /// <summary>Wanted angles in radians, and the distance to the goal in metres that will be left when everything commanded has arrived.</summary>
    public double Compute(in ArmState state, in Vector3d goal, out Joints<Radian> wanted)
    {
        jacobian.Columns(state, out LaneVectors columns);
        Vector3d error = goal - state.Tip;
        for (int j = 0; j < joints; j++)
        {
            error -= columns[j] * state.Unseen(j);
        }

        wanted = default;
        for (int j = 0; j < joints; j++)
        {
            wanted[j] = Vector3d.Dot(columns[j], error) / (Vector3d.Dot(columns[j], columns[j]) + DampingSquareMetres);
        }

        return error.Length;
    }
}
