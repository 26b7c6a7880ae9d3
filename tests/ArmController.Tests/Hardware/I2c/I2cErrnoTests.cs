using System.Device.I2c;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Hardware.I2c;

/// <summary>Every way a device can throw ends at the wall.</summary>
public sealed class I2cErrnoTests
{
    public static TheoryData<Exception, BusStatus> Failures => new()
    {
        { new IOException("Error 121 performing I2C data transfer."), BusStatus.Nack },
        { new IOException("Error 6 performing I2C data transfer."), BusStatus.Nack },
        { new IOException("Error 110 performing I2C data transfer."), BusStatus.Timeout },
        { new IOException("Error 11 performing I2C data transfer."), BusStatus.BusStuck },
        { new IOException("Error 16 performing I2C data transfer."), BusStatus.BusStuck },
        { new IOException("Error 5 performing I2C data transfer."), BusStatus.Io },
        { new IOException("Error 2. Can not open I2C device file '/dev/i2c-1'."), BusStatus.Disconnected },
        { new IOException("Error 13"), BusStatus.Disconnected },
        { new IOException("Error 99999999999 performing I2C data transfer."), BusStatus.Io },
        { new IOException("Error "), BusStatus.Io },
        { new IOException("121"), BusStatus.Io },
        { new IOException(string.Empty), BusStatus.Io },
        { new TimeoutException(), BusStatus.Timeout },
        { new ObjectDisposedException("bus"), BusStatus.Disconnected },
        { new UnauthorizedAccessException(), BusStatus.Disconnected },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void A_thrown_failure_is_answered_with_its_status(Exception failure, BusStatus status)
    {
        using ThrowingDevice device = new(failure);
        using Pca9685Bus bus = new(device, [new Pca9685Output(0, 0, 1, 500)], new Pca9685Timing(25e6, 50), _ => { });

        Assert.Equal(status, bus.Open());
        Assert.Equal(status, bus.Release());
    }

    private sealed class ThrowingDevice(Exception failure) : I2cDevice
    {
        public override I2cConnectionSettings ConnectionSettings => new(1, 0x40);

        public override void Read(Span<byte> buffer) => throw failure;

        public override void Write(ReadOnlySpan<byte> buffer) => throw failure;

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => throw failure;
    }
}
