using System.Device.Gpio;

namespace ArmController.Hardware.Pins;

/// <summary>What all pins share: one way to be closed, and one way to write that neither throws nor allocates.</summary>
internal static class PinEnd
{
    /// <summary>Whatever a driver throws is the chip's fault, its library's included; only what no program survives is let through.</summary>
    public static bool IsOfTheChip(Exception fault) => fault is not OutOfMemoryException;

    /// <summary>Writes a level; false when the chip refused.</summary>
    public static bool Write(GpioController controller, int pin, PinValue level)
    {
        try
        {
            // The call for one pin remembers the value in a dictionary and allocates for it.
            controller.Write([new PinValuePair(pin, level)]);
            return true;
        }
        catch (Exception fault) when (IsOfTheChip(fault))
        {
            return false;
        }
    }

    /// <summary>Gives a pin back; from there on its resistor decides.</summary>
    public static void Close(GpioController controller, int pin)
    {
        try
        {
            if (controller.IsPinOpen(pin))
            {
                controller.ClosePin(pin);
            }
        }
        catch (Exception fault) when (IsOfTheChip(fault))
        {
            // The chip is gone, and the pin with it.
        }
    }
}
