using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <content>Where the last link points.</content>
public sealed partial class AxesModel
{
    /// <inheritdoc/>
    public void Incline(in Joints<Radian> angles, out Inclination inclination)
    {
        // From the base up: a joint turns the lines of all that are beyond it.
        LaneVectors turnedAxes = default;
        LaneVectors turnedPoints = default;
        Matrix3d before = Matrix3d.Identity;
        Vector3d shift = default;
        for (int j = 0; j < Joints; j++)
        {
            turnedAxes[j] = before * axes[j];
            turnedPoints[j] = (before * points[j]) + shift;
            Matrix3d turn = Matrix3d.AxisAngle(axes[j], angles[j] - posture[j]);
            shift += before * (points[j] - (turn * points[j]));
            before *= turn;
        }

        Inclination.Of(turnedAxes, turnedPoints, Joints, (before * tipThere) + shift, out inclination);
    }
}
