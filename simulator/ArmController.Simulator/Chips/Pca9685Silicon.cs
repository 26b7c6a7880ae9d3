using ArmController.Numerics;

namespace ArmController.Simulator.Chips;

/// <summary>
/// The inside of a PCA9685, byte by byte: its register file, what each write does, and what its outputs latch.
/// Written from NXP's product data sheet rev. 4 (2015); numbers in comments are its sections and tables. It shares nothing with the driver.
/// </summary>
internal sealed class Pca9685Silicon
{
    public const int Channels = Pca9685Latches.Channels;

    private const int Mode1 = 0x00;
    private const int Mode2 = 0x01;
    private const int SubAdr1 = 0x02;
    private const int AllCallAdr = 0x05;
    private const int FirstLed = 0x06;
    private const int LastLed = 0x45;
    private const int FirstAllLed = 0xFA;
    private const int LastAllLed = 0xFD;
    private const int PreScaleAddress = 0xFE;
    private const int TestMode = 0xFF;

    private const byte Restart = 0x80;
    private const byte ExtClk = 0x40;
    private const byte AutoIncrement = 0x20;
    private const byte Sleep = 0x10;
    private const byte AllCall = 0x01;
    private const byte Invert = 0x10;
    private const byte ChangeOnAck = 0x08;
    private const int OscillatorStartMicroseconds = 500;

    private readonly byte[] registers = new byte[256];
    private readonly Pca9685Latches latches = new();
    private bool ledWritten;
    private int pointer;
    private long awakeMicroseconds;

    public Pca9685Silicon() => Reset();

    public bool Asleep => (registers[Mode1] & Sleep) != 0;

    public bool UsesExternalClock => (registers[Mode1] & ExtClk) != 0;

    /// <summary>Awake long enough for the oscillator to run true (7.3.1.1).</summary>
    public bool OscillatorStable => !Asleep && awakeMicroseconds >= OscillatorStartMicroseconds;

    /// <summary>Oscillator periods per count.</summary>
    public int ClocksPerCount => registers[PreScaleAddress] + 1;

    public int LatchedOn(int channel) => latches.On(channel);

    public int LatchedOff(int channel) => latches.Off(channel);

    /// <summary>Time passes; only the start of the oscillator depends on it.</summary>
    public void Elapse(int microseconds) => awakeMicroseconds = Asleep ? 0 : awakeMicroseconds + microseconds;

    /// <summary>Power-on values: tables 5 to 8, legend "default value".</summary>
    public void Reset()
    {
        Array.Clear(registers);
        registers[Mode1] = Sleep | AllCall;
        registers[Mode2] = 0x04;
        registers[SubAdr1] = 0xE2;
        registers[SubAdr1 + 1] = 0xE4;
        registers[SubAdr1 + 2] = 0xE8;
        registers[AllCallAdr] = 0xE0;
        registers[PreScaleAddress] = 0x1E;
        for (int offHigh = FirstLed + 3; offHigh <= LastLed; offHigh += 4)
        {
            registers[offHigh] = Pca9685Latches.Full >> 8;
        }

        ledWritten = false;
        pointer = 0;
        awakeMicroseconds = 0;
        LatchAll();
    }

    /// <summary>Whether a call to the all-call address or a sub-address reaches this chip (7.1.2, 7.1.3).</summary>
    public bool AnswersToGroup(int address)
    {
        bool answers = (registers[Mode1] & AllCall) != 0 && registers[AllCallAdr] >> 1 == address;
        for (int sub = 0; sub < 3; sub++)
        {
            answers |= (registers[Mode1] & (0x08 >> sub)) != 0 && registers[SubAdr1 + sub] >> 1 == address;
        }

        return answers;
    }

    /// <summary>Reserved addresses are not acknowledged (table 4).</summary>
    public bool TryPoint(byte address)
    {
        if (address is > LastLed and < FirstAllLed)
        {
            return false;
        }

        pointer = address;
        return true;
    }

    public byte Peek(int address) => address is >= FirstAllLed and <= LastAllLed ? (byte)0 : registers[address];

    public byte ReadNext()
    {
        byte value = Peek(pointer);
        Advance();
        return value;
    }

    public void WriteNext(byte value)
    {
        Store(pointer, value);
        Advance();
    }

    /// <summary>MODE2 OCH = 0: outputs change on STOP.</summary>
    public void Stop()
    {
        if (!ledWritten)
        {
            return;
        }

        ledWritten = false;
        if ((registers[Mode2] & ChangeOnAck) == 0)
        {
            LatchAll();
        }
    }

    /// <summary>A register changes by itself, without any rule: what a glitch on the supply does.</summary>
    public void Upset(int address, byte value)
    {
        registers[address] = value;
        if (address is >= FirstLed and <= LastLed)
        {
            LatchChannel((address - FirstLed) >> 2);
        }
    }

    /// <summary>Counts of one frame for which the output is high, before the clock is known; INVRT swaps high and low.</summary>
    public int HighCounts(int channel)
    {
        if ((registers[Mode1] & (Sleep | Restart)) != 0)
        {
            return 0;
        }

        int high = latches.OnCounts(channel);
        return (registers[Mode2] & Invert) != 0 ? 4096 - high : high;
    }

    public void Save(ref StateWriter writer)
    {
        writer.Write(registers.AsSpan());
        latches.Save(ref writer);
        writer.Write(ledWritten);
        writer.Write(pointer);
        writer.Write(awakeMicroseconds);
    }

    public void Load(ref StateReader reader)
    {
        reader.Read(registers.AsSpan());
        latches.Load(ref reader);
        ledWritten = reader.ReadBool();
        pointer = reader.ReadInt() & 0xFF;
        awakeMicroseconds = reader.ReadLong();
    }

    // Table 4, remark: past register 69 comes MODE1; 250 to 254 count on and then also come back to MODE1.
    private void Advance()
    {
        if ((registers[Mode1] & AutoIncrement) != 0)
        {
            pointer = pointer is LastLed or PreScaleAddress or TestMode ? Mode1 : pointer + 1;
        }
    }

    private void Store(int address, byte value)
    {
        switch (address)
        {
            case Mode1:
                StoreMode1(value);
                break;
            case Mode2:
                registers[Mode2] = (byte)(value & 0x1F);
                break;
            case >= SubAdr1 and <= AllCallAdr:
                registers[address] = (byte)(value & 0xFE);
                break;
            case >= FirstLed and <= LastLed:
                StoreLed((address - FirstLed) >> 2, (address - FirstLed) & 3, value);
                break;
            case >= FirstAllLed and <= LastAllLed:
                for (int channel = 0; channel < Channels; channel++)
                {
                    StoreLed(channel, address - FirstAllLed, value);
                }

                break;
            case PreScaleAddress when Asleep:
                // 7.3.5: the hardware forces a minimum of 3.
                registers[PreScaleAddress] = Math.Max(value, (byte)3);
                break;
            default:
                // PRE_SCALE while awake is blocked; the test mode is a door this model leaves shut.
                break;
        }
    }

    private void StoreMode1(byte value)
    {
        byte old = registers[Mode1];
        int kept = old & (Restart | ExtClk);
        if ((old & value & Sleep) != 0)
        {
            // The switch to the external clock is made from sleep only, and no write of 0 ever takes it back.
            kept |= value & ExtClk;
        }

        bool fallsAsleep = (old & Sleep) == 0 && (value & Sleep) != 0;
        if (fallsAsleep && latches.AnyRuns())
        {
            kept |= Restart;
        }
        else if ((value & Restart) != 0 && (value & Sleep) == 0 && OscillatorStable)
        {
            kept &= ~Restart;
        }

        if (fallsAsleep)
        {
            awakeMicroseconds = 0;
        }

        registers[Mode1] = (byte)(kept | (value & 0x3F));
    }

    private void StoreLed(int channel, int which, byte value)
    {
        // Bits 7 to 5 of the high bytes are reserved and read 0.
        bool high = (which & 1) != 0;
        registers[FirstLed + (4 * channel) + which] = high ? (byte)(value & 0x1F) : value;
        ledWritten = true;
        bool complete = latches.Arrive(channel, which);

        // OCH = 1: the outputs change on the acknowledge of the fourth byte of a channel.
        if (complete && (registers[Mode2] & ChangeOnAck) != 0)
        {
            LatchChannel(channel);
            registers[Mode1] &= unchecked((byte)~Restart);
        }
    }

    private void LatchAll()
    {
        for (int channel = 0; channel < Channels; channel++)
        {
            LatchChannel(channel);
        }

        // 7.3.1.1: writing any PWM register and a STOP also clears RESTART.
        registers[Mode1] &= unchecked((byte)~Restart);
    }

    private void LatchChannel(int channel) => latches.Latch(channel, registers.AsSpan(FirstLed + (4 * channel), 4));
}
