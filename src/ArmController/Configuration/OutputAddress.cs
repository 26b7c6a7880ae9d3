using System.Globalization;

namespace ArmController.Configuration;

/// <summary>What kind of device turns a joint's command into copper.</summary>
internal enum OutputKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A channel of a PCA9685 on I2C.</summary>
    Pca9685,

    /// <summary>A PWM channel of the board.</summary>
    Pwm,

    /// <summary>A Feetech bus servo.</summary>
    Feetech,
}

/// <summary>Where a joint's command goes: <c>pca9685:bus:address:channel</c>, <c>pwm:chip:channel</c> or <c>feetech:device:id</c>.</summary>
/// <param name="Kind">Kind of device.</param>
/// <param name="Device">Serial device of a bus servo; otherwise empty.</param>
/// <param name="Bus">I2C bus or PWM chip.</param>
/// <param name="Address">I2C address.</param>
/// <param name="Channel">Channel or servo id.</param>
internal readonly record struct OutputAddress(OutputKind Kind, string Device, int Bus, int Address, int Channel)
{
    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string text, out OutputAddress output)
    {
        string[] parts = text.Split(':');
        output = (parts[0], parts.Length) switch
        {
            ("pca9685", 4) when Number(parts[1], out int bus) && Number(parts[2], out int address) && address is >= 0x40 and <= 0x7F and not 0x70
                && Number(parts[3], out int channel) && channel <= 15 => new(OutputKind.Pca9685, "", bus, address, channel),
            ("pwm", 3) when Number(parts[1], out int chip) && Number(parts[2], out int channel) => new(OutputKind.Pwm, "", chip, 0, channel),
            ("feetech", 3) when parts[1].StartsWith('/') && Number(parts[2], out int id) && id <= 253 => new(OutputKind.Feetech, parts[1], 0, 0, id),
            _ => default,
        };
        return output.Kind != OutputKind.None;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        OutputKind.Pca9685 => string.Create(CultureInfo.InvariantCulture, $"pca9685:{Bus}:0x{Address:x2}:{Channel}"),
        OutputKind.Pwm => string.Create(CultureInfo.InvariantCulture, $"pwm:{Bus}:{Channel}"),
        OutputKind.Feetech => string.Create(CultureInfo.InvariantCulture, $"feetech:{Device}:{Channel}"),
        _ => "none",
    };

    private static bool Number(string text, out int value) => text.StartsWith("0x", StringComparison.Ordinal)
        ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
