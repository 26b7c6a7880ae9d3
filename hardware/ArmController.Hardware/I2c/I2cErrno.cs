using System.Globalization;
using ArmController.Motion.Servo;

namespace ArmController.Hardware.I2c;

/// <summary>Turns the kernel's error number of an I2C transfer into what the bus answers.</summary>
internal static class I2cErrno
{
    private const string Opening = "Error ";

    /// <summary>Meaning of a Linux error number.</summary>
    public static BusStatus ToStatus(int errno) => errno switch
    {
        6 or 121 => BusStatus.Nack, // ENXIO, EREMOTEIO: adapters differ in which one a missing acknowledge is
        110 => BusStatus.Timeout, // ETIMEDOUT
        11 or 16 => BusStatus.BusStuck, // EAGAIN: arbitration lost; EBUSY
        2 or 9 or 13 or 19 => BusStatus.Disconnected, // ENOENT, EBADF, EACCES, ENODEV
        _ => BusStatus.Io,
    };

    /// <summary>
    /// Meaning of a stock exception. The stock device gives every failure the same HResult; the number stands only in its text,
    /// "Error 121 performing I2C data transfer." A text that does not begin so is a plain input or output error.
    /// </summary>
    public static BusStatus ToStatus(IOException exception)
    {
        ReadOnlySpan<char> text = exception.Message;
        if (!text.StartsWith(Opening, StringComparison.Ordinal))
        {
            return BusStatus.Io;
        }

        text = text[Opening.Length..];
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int errno)
            ? ToStatus(errno)
            : BusStatus.Io;
    }
}
