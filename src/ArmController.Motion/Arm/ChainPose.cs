using ArmController.Numerics;

namespace ArmController.Motion.Arm;

/// <summary>Where a chain is: every joint's place and axis, and the tip, all in the base frame, metres.</summary>
public struct ChainPose
{
    /// <summary>Place of each joint.</summary>
    public LaneVectors Origins;

    /// <summary>Unit axis of each joint.</summary>
    public LaneVectors Axes;

    /// <summary>Place of the tip.</summary>
    public Vector3d Tip;

    /// <summary>Orientation of the tip's frame.</summary>
    public Matrix3d TipRotation;
}
