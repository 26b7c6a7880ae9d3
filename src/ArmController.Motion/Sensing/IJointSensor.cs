using ArmController.Motion.Quantities;

namespace ArmController.Motion.Sensing;

/// <summary>Something that measures joint angles. Ordinary PWM servos have none; then the angles are an echo of the commands.</summary>
public interface IJointSensor
{
    /// <summary>Measured joint angles in radians, of this tick; false when there is no fresh measurement.</summary>
    bool TryRead(out Joints<Radian> angles);
}
