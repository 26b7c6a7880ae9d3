using System.Device.I2c;
using ArmController.Service;

namespace ArmController.Bench;

/// <summary>A wire between driver and chip that adds up how long the chip took in each tick.</summary>
internal sealed class TimedDevice(I2cDevice chip) : I2cDevice
{
    private long nanoseconds;

    /// <inheritdoc/>
    public override I2cConnectionSettings ConnectionSettings => chip.ConnectionSettings;

    /// <summary>Time spent since the last call, nanoseconds.</summary>
    public long Take()
    {
        long taken = nanoseconds;
        nanoseconds = 0;
        return taken;
    }

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer)
    {
        long begin = MonotonicClock.Now;
        chip.Read(buffer);
        nanoseconds += MonotonicClock.Now - begin;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        long begin = MonotonicClock.Now;
        chip.Write(buffer);
        nanoseconds += MonotonicClock.Now - begin;
    }

    /// <inheritdoc/>
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        long begin = MonotonicClock.Now;
        chip.WriteRead(writeBuffer, readBuffer);
        nanoseconds += MonotonicClock.Now - begin;
    }
}
