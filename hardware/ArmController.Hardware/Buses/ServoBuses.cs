using System.Collections.Immutable;
using System.Globalization;

namespace ArmController.Hardware.Buses;

/// <summary>
/// The one table of what an arm's joints may hang on. A further kind of bus is its folder and a row here: the arm's file, its check, the service
/// and <c>outputs-off</c> read this.
/// </summary>
public static class ServoBuses
{
    /// <summary>Channels of PCA9685 chips on one I2C bus.</summary>
    public static BusKind Pca9685 { get; } = new(
        "pca9685",
        "pca9685:bus:0x40:channel",
        fields => fields.Length == 3 && Number(fields[0], out int bus)
            && Number(fields[1], out int address) && address is >= 0x40 and <= 0x7F and not 0x70
            && Number(fields[2], out int channel) && channel <= 15 ? new OutputAddress(null, "", bus, address, channel) : null,
        output => string.Create(CultureInfo.InvariantCulture, $"{output.Bus}:0x{output.Address:x2}:{output.Channel}"))
    {
        Open = Hardware.Pca9685.Pca9685Chips.Open,
        Path = output => string.Create(CultureInfo.InvariantCulture, $"/dev/i2c-{output.Bus}"),
        OffWords = output => string.Create(CultureInfo.InvariantCulture, $"--i2c /dev/i2c-{output.Bus} --address 0x{output.Address:x2}"),
    };

    /// <summary>All kinds that an address may name, built or not.</summary>
    public static ImmutableArray<BusKind> Kinds { get; } =
    [
        Pca9685,
        new(
            "pwm",
            "pwm:chip:channel",
            fields => fields.Length == 2 && Number(fields[0], out int chip) && Number(fields[1], out int channel)
                ? new OutputAddress(null, "", chip, 0, channel) : null,
            output => string.Create(CultureInfo.InvariantCulture, $"{output.Bus}:{output.Channel}")),
        new(
            "feetech",
            "feetech:device:id",
            fields => fields.Length == 2 && fields[0].StartsWith('/') && Number(fields[1], out int id) && id <= 253
                ? new OutputAddress(null, fields[0], 0, 0, id) : null,
            output => string.Create(CultureInfo.InvariantCulture, $"{output.Device}:{output.Channel}")),
    ];

    /// <summary>How an output that can be driven is written.</summary>
    public static string Grammars { get; } = string.Join(" or ", Kinds.Where(kind => kind.IsBuilt).Select(kind => kind.Grammar));

    private static bool Number(string text, out int value) => text.StartsWith("0x", StringComparison.Ordinal)
        ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
