using System.Device.Gpio;
using ArmController.Motion.Monitoring;

namespace ArmController.Hardware.Pins;

/// <summary>
/// Changes its level for every frame that the monitor judged good. A retriggerable monostable, or a charge pump, between it and the servos'
/// supply turns a monitor that is gone, stuck or refusing into no power: neither level alone keeps it up.
/// </summary>
public sealed class HeartbeatPin : IHeartbeat, IDisposable
{
    private readonly GpioController controller;
    private readonly int pin;
    private bool isHigh;

    /// <summary>Opens the pin, low.</summary>
    /// <param name="controller">The chip; it stays the caller's.</param>
    /// <param name="pin">The chip's number of the line.</param>
    public HeartbeatPin(GpioController controller, int pin)
    {
        ArgumentNullException.ThrowIfNull(controller);
        this.controller = controller;
        this.pin = pin;
        controller.OpenPin(pin, PinMode.Output, PinValue.Low);
    }

    /// <summary>Writes that failed. Each is a missing beat, which is for the circuit to notice.</summary>
    public long FailedWrites { get; private set; }

    /// <inheritdoc/>
    public void Toggle()
    {
        bool written = PinEnd.Write(controller, pin, isHigh ? PinValue.Low : PinValue.High);
        isHigh ^= written;
        FailedWrites += written ? 0 : 1;
    }

    /// <summary>Closes the pin.</summary>
    public void Dispose() => PinEnd.Close(controller, pin);
}
