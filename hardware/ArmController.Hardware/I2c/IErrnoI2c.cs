namespace ArmController.Hardware.I2c;

/// <summary>An I2C device whose failures are numbers: no exception, no allocation, and the kernel's own reason.</summary>
public interface IErrnoI2c
{
    /// <summary>START, address, the bytes, STOP.</summary>
    /// <returns>0, or the Linux error number.</returns>
    int TryWrite(ReadOnlySpan<byte> bytes);

    /// <summary>START, address, the bytes, repeated START, as many bytes as there is room for, STOP.</summary>
    /// <returns>0, or the Linux error number.</returns>
    int TryWriteRead(ReadOnlySpan<byte> bytes, Span<byte> answer);
}
