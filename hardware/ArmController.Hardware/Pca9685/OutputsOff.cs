using System.Device.I2c;
using static ArmController.Hardware.Pca9685.Pca9685Registers;

namespace ArmController.Hardware.Pca9685;

/// <summary>
/// Ends all pulses of a chip that somebody else may drive, and leaves it asleep. A chip asleep makes no pulse whatever is written to its channels,
/// only <see cref="Pca9685Bus.Open"/> wakes it, with every output off, and every driver's read-back sees it within eight looks and lets go.
/// </summary>
/// <param name="device">The chip; no lock is asked for.</param>
/// <param name="delayMicroseconds">Waits at least that long.</param>
public sealed class OutputsOff(I2cDevice device, Action<int> delayMicroseconds)
{
    /// <summary>
    /// How long after it was put to sleep the chip is looked at last: eight ticks at the slowest rate of a service, and a tenth of a second more.
    /// </summary>
    public const int LastLookMicroseconds = 500_000;

    // Somebody may be opening the bus just now, and wakes it as the last thing he does.
    private const int Rounds = 3;
    private const double Margin = 1.1;

    private int frameMicroseconds = Longer(Pca9685Timing.LongestPeriodMicroseconds);

    /// <summary>True once the chip has taken the order: what fails after that is the look, not the act.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Switches off and looks whether it stays off; false when somebody drives the chip who does not heed it.</summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public bool Run()
    {
        for (int round = 0; round < Rounds; round++)
        {
            Act();
            if (StaysOff())
            {
                return true;
            }
        }

        SwitchOff();
        return false;
    }

    /// <summary>
    /// Off at once; then, a frame later, off again and asleep. Sleep cuts a pulse that runs, and a servo takes a short pulse for a place to go to:
    /// after a frame nothing runs any more unless somebody drives, and then a pulse cut once is the smaller evil.
    /// </summary>
    public void Act()
    {
        device.Write([ALL_LED_OFF_H, LED_FULL_OFF]);
        HasActed = true;
        frameMicroseconds = Longer(Pca9685Timing.LongestPeriodMicroseconds * (PreScale() + 1.0) / (Pca9685Timing.MaxPreScale + 1));
        delayMicroseconds(frameMicroseconds);
        SwitchOff();
    }

    /// <summary>Looks after two frames and after half a second: asleep both times, and no channel switched on again at the second.</summary>
    public bool StaysOff()
    {
        delayMicroseconds(2 * frameMicroseconds);
        if (!IsAsleep())
        {
            return false;
        }

        delayMicroseconds(LastLookMicroseconds);
        return IsAsleep() && AllAreOff();
    }

    /// <summary>Whether a chip sends pulses, without changing anything: it is awake and some channel is not off.</summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public static bool HasPulses(I2cDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if ((Read(device, MODE1) & MODE1_SLEEP) != 0)
        {
            return false;
        }

        // One by one: whoever woke it may not have switched on that its address counts up.
        bool on = false;
        for (int channel = 0; channel < LED_CHANNELS; channel++)
        {
            on |= (Read(device, (byte)(LED0_ON_L + (channel * LED_REGISTERS) + LED_REGISTERS - 1)) & LED_FULL_OFF) == 0;
        }

        return on;
    }

    private static byte Read(I2cDevice device, byte register)
    {
        Span<byte> value = stackalloc byte[1];
        device.WriteRead([register], value);
        return value[0];
    }

    private static int Longer(double microseconds) => (int)(microseconds * Margin) + 1;

    private void SwitchOff()
    {
        device.Write([ALL_LED_OFF_H, LED_FULL_OFF]);
        device.Write([MODE1, MODE1_AI | MODE1_SLEEP]);
    }

    private int PreScale()
    {
        try
        {
            return Read(device, PRE_SCALE);
        }
        catch (IOException)
        {
            // Then it is waited for as long as any chip may need: what matters is still to come.
            return Pca9685Timing.MaxPreScale;
        }
    }

    private bool IsAsleep() => (Read(device, MODE1) & MODE1_SLEEP) != 0;

    // One read of the whole block: the mode it was put into counts the register up.
    private bool AllAreOff()
    {
        Span<byte> channels = stackalloc byte[LED_CHANNELS * LED_REGISTERS];
        device.WriteRead([LED0_ON_L], channels);
        bool off = true;
        for (int offHigh = LED_REGISTERS - 1; offHigh < channels.Length; offHigh += LED_REGISTERS)
        {
            off &= (channels[offHigh] & LED_FULL_OFF) != 0;
        }

        return off;
    }
}
