using System.Diagnostics.CodeAnalysis;

namespace ArmController.Hardware.Pca9685;

/// <summary>
/// Addresses and bits of the PCA9685 in the data sheet's own spelling.
/// Source: NXP, PCA9685 product data sheet rev. 4 (2015), tables 4 to 8.
/// </summary>
[SuppressMessage("Naming", "CA1707", Justification = "Whoever reads this file has the data sheet open beside it.")]
public static class Pca9685Registers
{
    /// <summary>Mode register 1.</summary>
    public const byte MODE1 = 0x00;

    /// <summary>Mode register 2.</summary>
    public const byte MODE2 = 0x01;

    /// <summary>First of the four registers of channel 0 (ON_L, ON_H, OFF_L, OFF_H); channel n starts four times n later.</summary>
    public const byte LED0_ON_L = 0x06;

    /// <summary>First of the four registers that load all channels at once.</summary>
    public const byte ALL_LED_ON_L = 0xFA;

    /// <summary>Last of the four registers that load all channels at once: one byte turns everything off.</summary>
    public const byte ALL_LED_OFF_H = 0xFD;

    /// <summary>Prescaler of the PWM frequency; the chip takes it only while it sleeps.</summary>
    public const byte PRE_SCALE = 0xFE;

    /// <summary>MODE1: an external clock is used. Sticky: only a power cycle or a software reset clears it.</summary>
    public const byte MODE1_EXTCLK = 0x40;

    /// <summary>MODE1: the register address moves on after each byte.</summary>
    public const byte MODE1_AI = 0x20;

    /// <summary>MODE1: oscillator off.</summary>
    public const byte MODE1_SLEEP = 0x10;

    /// <summary>MODE1 after power-on: asleep, answering to the all-call address.</summary>
    public const byte MODE1_POWER_ON = 0x11;

    /// <summary>MODE2: totem-pole outputs; with OCH left 0 the outputs change on STOP.</summary>
    public const byte MODE2_OUTDRV = 0x04;

    /// <summary>Bit 4 of LEDn_OFF_H: always off, whatever the other registers say.</summary>
    public const byte LED_FULL_OFF = 0x10;

    /// <summary>Registers of one channel.</summary>
    public const int LED_REGISTERS = 4;

    /// <summary>Number of channels.</summary>
    public const int LED_CHANNELS = 16;
}
