using ArmController.Hardware.I2c;
using ArmController.Motion.Servo;

namespace ArmController.Hardware;

/// <summary>What a device of System.Device throws when its wire fails, as the status a bus answers.</summary>
internal static class WireException
{
    /// <summary>True for what a wire may do; anything else is a bug and goes on.</summary>
    public static bool IsOne(Exception exception)
        => exception is IOException or TimeoutException or ObjectDisposedException or UnauthorizedAccessException;

    /// <summary>The status.</summary>
    public static BusStatus ToStatus(Exception exception) => exception switch
    {
        IOException failure => I2cErrno.ToStatus(failure),
        TimeoutException => BusStatus.Timeout,
        _ => BusStatus.Disconnected,
    };
}
