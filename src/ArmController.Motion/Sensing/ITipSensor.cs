using ArmController.Numerics;

namespace ArmController.Motion.Sensing;

/// <summary>Something that sees where the tip is (a camera with a marker; in the simulator, the world itself plus noise).</summary>
public interface ITipSensor
{
    /// <summary>Measured tip position in metres in the arm's base frame; false when nothing was seen.</summary>
    bool TryRead(out Vector3d tipMetres);
}
