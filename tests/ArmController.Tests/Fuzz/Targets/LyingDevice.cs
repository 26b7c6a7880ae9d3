using System.Device.I2c;
using System.Globalization;
using ArmController.Simulator.Chips;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>
/// Sits between the driver and a chip and, as a script says, tells the truth, fails in any way a device can, loses a write or answers anything.
/// </summary>
internal sealed class LyingDevice(SimulatedPca9685 chip, Script script) : I2cDevice
{
    public override I2cConnectionSettings ConnectionSettings => chip.ConnectionSettings;

    /// <summary>True when the chip took the last write as it was sent.</summary>
    public bool TookLastWrite { get; private set; }

    /// <summary>Lies told.</summary>
    public int Lies { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        TookLastWrite = false;
        byte lie = script.Byte();
        if (Fails(lie))
        {
            return;
        }

        if (lie >= 240)
        {
            // Acknowledged by somebody else.
            Lies++;
            return;
        }

        chip.Write(buffer);
        TookLastWrite = true;
    }

    public override void Read(Span<byte> buffer) => WriteRead([], buffer);

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        byte lie = script.Byte();
        if (Fails(lie))
        {
            return;
        }

        chip.WriteRead(writeBuffer, readBuffer);
        if (lie >= 200)
        {
            Lies++;
            if (lie >= 240)
            {
                script.Fill(readBuffer);
            }
            else
            {
                readBuffer[lie % readBuffer.Length] ^= (byte)(1 << (lie % 8));
            }
        }
    }

    private bool Fails(byte lie)
    {
        if (lie is < 160 or >= 200)
        {
            return false;
        }

        Lies++;
        throw (lie % 8) switch
        {
            0 => new TimeoutException(),
            1 => new ObjectDisposedException(nameof(I2cDevice)),
            2 => new UnauthorizedAccessException(),
            3 => new FileNotFoundException(),
            4 => new IOException("Error"),
            5 => new IOException("Error 99999999999999999999 performing I2C data transfer."),
            _ => new IOException(string.Create(CultureInfo.InvariantCulture, $"Error {script.Byte()} performing I2C data transfer.")),
        };
    }
}
