using System.Runtime.CompilerServices;
using ArmController.Numerics;

namespace ArmController.Motion.Arm;

/// <summary>Eight points or directions in space, one per lane.</summary>
[InlineArray(8)]
public struct LaneVectors
{
    private Vector3d lane0;
}
