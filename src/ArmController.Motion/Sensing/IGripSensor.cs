namespace ArmController.Motion.Sensing;

/// <summary>Something that feels what the hand does: a servo that tells its place and load, or a switch in a finger.</summary>
public interface IGripSensor
{
    /// <summary>What the hand feels in this tick; false when there is no fresh measurement. Never waits and allocates nothing.</summary>
    bool TryRead(out GripReading grip);
}
