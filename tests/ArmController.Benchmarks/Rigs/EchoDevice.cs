using System.Device.I2c;

namespace ArmController.Benchmarks.Rigs;

/// <summary>A register file that acknowledges everything and gives back what was written: the driver's counterpart at next to no cost.</summary>
internal sealed class EchoDevice : I2cDevice
{
    private const int FirstLed = 0x06;
    private const int FirstAllLed = 0xFA;
    private const int Channels = 16;

    private readonly byte[] registers = new byte[512];

    public override I2cConnectionSettings ConnectionSettings { get; } = new(1, 0x40);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        buffer[1..].CopyTo(registers.AsSpan(buffer[0]));
        if (buffer[0] is >= FirstAllLed and < 0xFE)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                buffer[1..].CopyTo(registers.AsSpan(FirstLed + (4 * channel) + buffer[0] - FirstAllLed));
            }
        }
    }

    public override void Read(Span<byte> buffer) => registers.AsSpan(0, buffer.Length).CopyTo(buffer);

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        registers.AsSpan(writeBuffer[0], readBuffer.Length).CopyTo(readBuffer);
}
