using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>What is believed of an arm's geometry: where its tip is in any posture, and how each joint moves it there.</summary>
public interface IArmModel
{
    /// <summary>Number of joints that move the tip: lanes 0 to <see cref="Joints"/> - 1.</summary>
    int Joints { get; }

    /// <summary>The tip in a posture.</summary>
    /// <param name="angles">The posture, radians by lane.</param>
    /// <param name="tip">The tip, metres in the base frame.</param>
    /// <param name="columns">Metres of tip per radian of each joint.</param>
    void Look(in Joints<Radian> angles, out Vector3d tip, out LaneVectors columns);

    /// <summary>How far the last link points up or down in a posture.</summary>
    /// <param name="angles">The posture, radians by lane.</param>
    /// <param name="inclination">The pitch, and how each joint changes it.</param>
    void Incline(in Joints<Radian> angles, out Inclination inclination);
}
