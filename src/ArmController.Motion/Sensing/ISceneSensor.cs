namespace ArmController.Motion.Sensing;

/// <summary>Something that sees the things on the table: a camera with markers, or in the simulator the world itself.</summary>
public interface ISceneSensor
{
    /// <summary>The things as they were last seen; false when there is no fresh look. Never waits and allocates nothing.</summary>
    bool TryRead(out SceneReading scene);
}
