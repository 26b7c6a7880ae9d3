using System.Device.I2c;
using System.Globalization;
using ArmController.Numerics;

namespace ArmController.Simulator.Chips;

/// <summary>
/// A PCA9685 on a wire: takes the very bytes a driver sends to the real chip and makes the pulses the real chip would make,
/// by its own oscillator, and fails the way the stock Linux device fails when told to. Source: NXP, PCA9685 product data sheet rev. 4 (2015).
/// Allocates only when it throws. Not for more than one thread.
/// </summary>
public sealed class SimulatedPca9685 : I2cDevice
{
    /// <summary>Number of outputs.</summary>
    public const int Channels = Pca9685Silicon.Channels;

    /// <summary>What the data sheet promises of the internal oscillator; boards in the field run at 24 to 28 MHz.</summary>
    public const double NominalOscillatorHertz = 25e6;

    private const int SoftwareResetByte = 0x06;

    private readonly Pca9685Silicon silicon = new();
    private readonly double oscillatorHertz;
    private I2cFault fault;
    private int faultTransactions;
    private int faultAfterBytes;
    private int flipByte;
    private int flipBit = -1;

    /// <summary>A chip just powered on.</summary>
    /// <param name="oscillatorHertz">The true frequency of its internal oscillator, whatever a driver believes.</param>
    /// <param name="busId">Number of the bus it pretends to sit on.</param>
    /// <param name="address">Its own address, 0x40 to 0x7F.</param>
    public SimulatedPca9685(double oscillatorHertz = NominalOscillatorHertz, int busId = 1, int address = 0x40)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oscillatorHertz);
        this.oscillatorHertz = oscillatorHertz;
        ConnectionSettings = new I2cConnectionSettings(busId, address);
    }

    /// <inheritdoc/>
    public override I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Frequency on the EXTCLK pin; 0 is nothing connected, and then a chip told to use it makes no pulses.</summary>
    public double ExternalClockHertz { get; set; }

    /// <summary>The OE pin's doing: true while it is low. Boards pull it low, so a chip without a host is enabled.</summary>
    public bool OutputsEnabled { get; set; } = true;

    /// <summary>Transactions begun (START seen), failed ones included.</summary>
    public ulong TransactionCount { get; private set; }

    /// <summary>STOP conditions seen: with MODE2 OCH = 0 the only moments at which outputs change.</summary>
    public ulong StopCount { get; private set; }

    /// <summary>True once the chip was awake for the 500 us its oscillator needs.</summary>
    public bool OscillatorStable => silicon.OscillatorStable;

    /// <summary>The 13 bits LEDn_ON as the outputs use them now; bit 12 is full on.</summary>
    public int LatchedOn(int channel) => silicon.LatchedOn(channel);

    /// <summary>The 13 bits LEDn_OFF as the outputs use them now; bit 12 is full off.</summary>
    public int LatchedOff(int channel) => silicon.LatchedOff(channel);

    /// <summary>A register as a read would show it, without a transaction.</summary>
    public byte Register(byte address) => silicon.Peek(address);

    /// <summary>Width of the pulse in each frame, by the chip's own clock; 0 while nothing is driven, the whole period when always on.</summary>
    public double PulseMicroseconds(int channel)
    {
        double clockHertz = silicon.UsesExternalClock ? ExternalClockHertz : oscillatorHertz;
        return OutputsEnabled && clockHertz > 0 ? silicon.HighCounts(channel) * (double)silicon.ClocksPerCount * 1e6 / clockHertz : 0;
    }

    /// <summary>Length of one frame by the chip's own oscillator.</summary>
    public double PeriodMicroseconds() => 4096.0 * silicon.ClocksPerCount * 1e6 / oscillatorHertz;

    /// <summary>Whether the chip acknowledges an address: its own, and the group addresses MODE1 has switched on.</summary>
    public bool Acknowledges(int address) => address == ConnectionSettings.DeviceAddress || silicon.AnswersToGroup(address);

    /// <summary>Time passes for the chip; its pulses repeat for ever and need none, only the start of the oscillator does.</summary>
    public void Elapse(int microseconds) => silicon.Elapse(microseconds);

    /// <summary>The supply fails and comes back.</summary>
    public void PowerCycle() => silicon.Reset();

    /// <summary>One byte sent to the general call address 0x00; the chip acknowledges 0x06 only, and resets.</summary>
    public bool GeneralCall(byte data)
    {
        if (data != SoftwareResetByte)
        {
            return false;
        }

        silicon.Reset();
        return true;
    }

    /// <summary>A register changes by itself, no rule asked.</summary>
    public void Upset(byte address, byte value) => silicon.Upset(address, value);

    /// <summary>
    /// Lets the next transactions fail, each after the chip took that many bytes beyond its address;
    /// <see cref="int.MaxValue"/> transactions never end.
    /// </summary>
    public void FailNext(I2cFault fault, int transactions, int afterBytes = 0)
    {
        this.fault = fault;
        faultTransactions = fault == I2cFault.None ? 0 : transactions;
        faultAfterBytes = afterBytes;
    }

    /// <summary>Turns one bit over in the next write; byte 0 is the register address. The chip acknowledges what it heard.</summary>
    public void FlipNextWrite(int byteIndex, int bit)
    {
        flipByte = byteIndex;
        flipBit = bit;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        TransactionCount++;
        Take(buffer);
        Stop();
    }

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer)
    {
        TransactionCount++;
        Take([]);
        Give(buffer);
        Stop();
    }

    /// <inheritdoc/>
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        TransactionCount++;
        Take(writeBuffer);
        Give(readBuffer);
        Stop();
    }

    /// <summary>Writes everything a chip is, pending faults included.</summary>
    public void Save(ref StateWriter writer)
    {
        silicon.Save(ref writer);
        writer.Write(ExternalClockHertz);
        writer.Write(OutputsEnabled);
        writer.Write(TransactionCount);
        writer.Write(StopCount);
        writer.Write((int)fault);
        writer.Write(faultTransactions);
        writer.Write(faultAfterBytes);
        writer.Write(flipByte);
        writer.Write(flipBit);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(ref StateReader reader)
    {
        silicon.Load(ref reader);
        ExternalClockHertz = reader.ReadDouble();
        OutputsEnabled = reader.ReadBool();
        TransactionCount = reader.ReadULong();
        StopCount = reader.ReadULong();
        fault = (I2cFault)reader.ReadInt();
        faultTransactions = reader.ReadInt();
        faultAfterBytes = reader.ReadInt();
        flipByte = reader.ReadInt();
        flipBit = reader.ReadInt();
    }

    private static IOException Failure(I2cFault fault)
    {
        int errno = fault switch
        {
            I2cFault.Timeout => 110,
            I2cFault.Stuck => 11,
            _ => 121,
        };
        return new IOException(string.Create(CultureInfo.InvariantCulture, $"Error {errno} performing I2C data transfer."));
    }

    private bool FailsThisTime()
    {
        if (faultTransactions is 0 or int.MaxValue)
        {
            return faultTransactions != 0;
        }

        faultTransactions--;
        return true;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        bool fails = FailsThisTime();
        int taken = fails ? Math.Min(faultAfterBytes, bytes.Length) : bytes.Length;
        for (int i = 0; i < taken; i++)
        {
            byte value = bytes[i];
            if (flipBit >= 0 && flipByte == i)
            {
                value ^= (byte)(1 << flipBit);
                flipBit = -1;
            }

            if (i > 0)
            {
                silicon.WriteNext(value);
            }
            else if (!silicon.TryPoint(value))
            {
                throw Fail(I2cFault.Nack);
            }
        }

        if (fails)
        {
            throw Fail(fault);
        }
    }

    private void Give(Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = silicon.ReadNext();
        }
    }

    // The adapter ends a transaction that was not acknowledged with a STOP as well, and the chip keeps the bytes it took.
    private IOException Fail(I2cFault cause)
    {
        Stop();
        return Failure(cause);
    }

    private void Stop()
    {
        StopCount++;
        silicon.Stop();
    }
}
