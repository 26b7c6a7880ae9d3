using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace ArmController.Hardware.Pins;

/// <summary>
/// A GPIO chip of the kernel, through libgpiod: the same driver on every board. What <c>new GpioController()</c> picks differs from one
/// Raspberry Pi to the next.
/// </summary>
public static class GpioChip
{
    private const string Remedy = "see that it is there (gpiodetect), that libgpiod is installed (apt install libgpiod3, "
        + "or libgpiod2 before Debian 13) and that this user is in the group gpio";

    /// <summary>Opens it.</summary>
    /// <param name="chip">Number in its name, <c>/dev/gpiochip0</c>.</param>
    /// <exception cref="DeviceTrouble">It cannot be opened.</exception>
    public static GpioController Open(int chip)
    {
        string path = $"/dev/gpiochip{chip}";
        if (!OperatingSystem.IsLinux())
        {
            throw new DeviceTrouble(path, "there are GPIO chips on Linux only", "use the simulator");
        }

        if (!File.Exists(path))
        {
            throw new DeviceTrouble(path, "it is not there", $"{Remedy}, and that 'chip' under 'pins' of arm.json names it");
        }

        try
        {
            return new GpioController(new LibGpiodDriver(chip));
        }
        catch (Exception fault) when (PinEnd.IsOfTheChip(fault))
        {
            throw new DeviceTrouble(path, $"it cannot be opened: {Cause(fault)}", Remedy, inner: fault);
        }
    }

    /// <summary>Opens a pin of it.</summary>
    /// <param name="use">What it is for, as arm.json calls it.</param>
    /// <param name="pin">Its number.</param>
    /// <param name="open">Opens it.</param>
    /// <exception cref="DeviceTrouble">It cannot be opened.</exception>
    public static T OpenPin<T>(string use, int pin, Func<T> open)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            return open();
        }
        catch (Exception fault) when (PinEnd.IsOfTheChip(fault))
        {
            throw new DeviceTrouble(
                $"pin {pin} for {use}",
                $"it cannot be opened: {Cause(fault)}",
                "see with gpioinfo who has it, or write another number under 'pins' of arm.json",
                inner: fault);
        }
    }

    private static string Cause(Exception fault) => fault.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
