using System.Device.I2c;
using ArmController.Motion.Servo;

namespace ArmController.Hardware.I2c;

/// <summary>
/// Where exceptions end: a transaction on any System.Device I2C device, answered with a status.
/// The stock device throws; one that knows its error number (<see cref="IErrnoI2c"/>) is asked without an exception.
/// </summary>
internal sealed class I2cWall(I2cDevice device)
{
    private readonly IErrnoI2c? numbered = device as IErrnoI2c;

    /// <summary>START, address, the bytes, STOP.</summary>
    public BusStatus Write(ReadOnlySpan<byte> bytes)
    {
        if (numbered is not null)
        {
            return Answer(numbered.TryWrite(bytes));
        }

        try
        {
            device.Write(bytes);
            return BusStatus.Ok;
        }
        catch (Exception exception) when (WireException.IsOne(exception))
        {
            return WireException.ToStatus(exception);
        }
    }

    /// <summary>One byte into one register.</summary>
    public BusStatus Write(byte register, byte value) => Write([register, value]);

    /// <summary>START, address, the register, repeated START, as many bytes as asked for, STOP.</summary>
    public BusStatus Read(byte register, Span<byte> bytes)
    {
        if (numbered is not null)
        {
            return Answer(numbered.TryWriteRead([register], bytes));
        }

        try
        {
            device.WriteRead([register], bytes);
            return BusStatus.Ok;
        }
        catch (Exception exception) when (WireException.IsOne(exception))
        {
            return WireException.ToStatus(exception);
        }
    }

    private static BusStatus Answer(int errno) => errno == 0 ? BusStatus.Ok : I2cErrno.ToStatus(errno);
}
