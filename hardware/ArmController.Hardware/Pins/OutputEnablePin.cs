using System.Device.Gpio;

namespace ArmController.Hardware.Pins;

/// <summary>
/// Output enable of a PCA9685, active low: high means that no servo gets a pulse, whatever the chip's registers say. A resistor to the supply
/// keeps it high while nobody drives the pin: before this program, after it, and during a reboot.
/// </summary>
public sealed class OutputEnablePin : IDisposable
{
    private readonly GpioController controller;
    private readonly int pin;
    private bool isOff;

    /// <summary>Opens the pin and drives it high.</summary>
    /// <param name="controller">The chip; it stays the caller's.</param>
    /// <param name="pin">The chip's number of the line.</param>
    public OutputEnablePin(GpioController controller, int pin)
    {
        ArgumentNullException.ThrowIfNull(controller);
        this.controller = controller;
        this.pin = pin;
        controller.OpenPin(pin, PinMode.Output, PinValue.High);
        isOff = true;
    }

    /// <summary>True when the pin was last written low.</summary>
    public bool IsEnabled { get; private set; }

    /// <summary>Writes that failed; the next call tries again.</summary>
    public long FailedWrites { get; private set; }

    /// <summary>Lets pulses through, or keeps them from the servos. Writes only what is new; never throws.</summary>
    public void Set(bool enabled)
    {
        if (enabled ? IsEnabled : isOff)
        {
            return;
        }

        // After a write that failed nobody knows the level: both ways are written again.
        bool written = PinEnd.Write(controller, pin, enabled ? PinValue.Low : PinValue.High);
        IsEnabled = enabled && written;
        isOff = !enabled && written;
        FailedWrites += written ? 0 : 1;
    }

    /// <summary>Drives the pin high and gives it back to its resistor.</summary>
    public void Dispose()
    {
        Set(enabled: false);
        PinEnd.Close(controller, pin);
    }
}
