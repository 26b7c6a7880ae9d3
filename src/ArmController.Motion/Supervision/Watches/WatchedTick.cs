using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>What the watches look at in a tick.</summary>
internal ref struct WatchedTick
{
    /// <summary>The tick's time.</summary>
    public Seconds Now;

    /// <summary>Whether the servos get pulses and the reference means something.</summary>
    public bool Driven;

    /// <summary>The reference that was last sent.</summary>
    public Joints<Radian> Reference;

    /// <summary>Its speed.</summary>
    public Joints<RadianPerSecond> Speed;

    /// <summary>What the sensors brought.</summary>
    public ref readonly SensorReading Reading;
}
