using System.Device.I2c;
using System.Globalization;
using System.Text;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>Sits on the wire between a driver and a device: keeps a log of the bytes, and calls after each STOP.</summary>
internal sealed class WatchedDevice(I2cDevice inner, Action? afterStop = null) : I2cDevice
{
    public StringBuilder Log { get; } = new();

    public bool Logging { get; set; }

    public ulong Stops { get; private set; }

    public override I2cConnectionSettings ConnectionSettings => inner.ConnectionSettings;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Note("w", buffer);
        inner.Write(buffer);
        Stopped();
    }

    public override void Read(Span<byte> buffer)
    {
        inner.Read(buffer);
        Note("r", buffer);
        Stopped();
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        Note("w", writeBuffer);
        inner.WriteRead(writeBuffer, readBuffer);
        Note("r", readBuffer);
        Stopped();
    }

    public void Delayed(int microseconds)
    {
        if (Logging)
        {
            Log.Append(CultureInfo.InvariantCulture, $"delay {microseconds}\n");
        }
    }

    private void Note(string direction, ReadOnlySpan<byte> bytes)
    {
        if (Logging)
        {
            Log.Append(CultureInfo.InvariantCulture, $"{direction} {Convert.ToHexString(bytes)}\n");
        }
    }

    private void Stopped()
    {
        Stops++;
        afterStop?.Invoke();
    }
}
