using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;

namespace ArmController.Control.Tasks;

/// <summary>What is so, as only the world itself knows it: for judging and never for a learner.</summary>
public struct Truth
{
    /// <summary>The tip, metres in the base frame.</summary>
    public Vector3d Tip;

    /// <summary>Joint angles, radians.</summary>
    public Joints<Radian> Angles;

    /// <summary>The things on the table; none where there are none.</summary>
    public SceneReading Scene;

    /// <summary>What is in the hand.</summary>
    public GripReading Grip;
}
