using System.Collections.Immutable;
using ArmController.Hardware.I2c;
using ArmController.Motion.Servo;

namespace ArmController.Hardware.Buses;

/// <summary>A bus and the devices it hangs on, which stay after the bus is disposed of.</summary>
/// <param name="bus">The bus; its owner disposes of it, before this.</param>
/// <param name="devices">The devices; the first one holds the lock of all.</param>
public sealed class OpenedBus(IServoBus bus, ImmutableArray<ReopenableI2c> devices) : IDisposable
{
    /// <summary>The bus.</summary>
    public IServoBus Bus { get; } = bus;

    /// <summary>Opens devices anew that may be lost; false when one of them is not to be had.</summary>
    public bool TryReopen()
    {
        bool all = true;
        foreach (ReopenableI2c device in devices)
        {
            all = all && device.TryReopen();
        }

        return all;
    }

    /// <summary>Closes the devices and nothing else: chips go on with their last frame.</summary>
    public void Dispose()
    {
        foreach (ReopenableI2c device in devices)
        {
            device.Dispose();
        }
    }
}
