using ArmController.Motion.Servo;
using ArmController.Numerics;
using static ArmController.Hardware.Pca9685.Pca9685Registers;

namespace ArmController.Hardware.Pca9685;

/// <summary>
/// The block of channel registers from the lowest to the highest used channel: how a frame of counts becomes one burst,
/// and what the chip must hold after the last burst it took.
/// </summary>
internal sealed class ChannelBlock
{
    /// <summary>A register address and four bytes for each of 16 channels.</summary>
    public const int LongestBurst = 1 + (LED_CHANNELS * LED_REGISTERS);

    private const int OffLow = 2;
    private const int OffHigh = 3;

    private readonly Pca9685Output[] outputs;
    private readonly byte[] idleBurst;
    private readonly byte[] held;

    /// <summary>Checks and keeps the outputs.</summary>
    /// <exception cref="ArgumentException">
    /// None or too many outputs, a lane or channel out of range or used twice, or a range that is crossed.
    /// </exception>
    public ChannelBlock(ReadOnlySpan<Pca9685Output> outputs)
    {
        Refuse(outputs);
        this.outputs = outputs.ToArray();
        int lowest = outputs[0].Channel;
        int highest = lowest;
        foreach (ref readonly Pca9685Output output in outputs)
        {
            lowest = Math.Min(lowest, output.Channel);
            highest = Math.Max(highest, output.Channel);
        }

        FirstChannel = lowest;
        Channels = highest - lowest + 1;
        held = new byte[Channels * LED_REGISTERS];
        ForgetCounts();

        // Channels in between that no lane uses ride along in every burst and stay off.
        idleBurst = [RegisterOf(0), .. held];
    }

    /// <summary>Lowest used channel.</summary>
    public int FirstChannel { get; }

    /// <summary>Channels in the block, used or not.</summary>
    public int Channels { get; }

    /// <summary>Length of one burst in bytes, the register address included.</summary>
    public int BurstLength => idleBurst.Length;

    /// <summary>What the chip must hold, four bytes per channel of the block.</summary>
    public ReadOnlySpan<byte> Held => held;

    /// <summary>Address of the first register of a channel of the block.</summary>
    public byte RegisterOf(int channelInBlock) => (byte)(LED0_ON_L + ((FirstChannel + channelInBlock) * LED_REGISTERS));

    /// <summary>Writes the burst for a frame; false if any count is outside its lane's range, and then the burst must not be sent.</summary>
    public bool TryEncode(in ServoCounts counts, Span<byte> burst)
    {
        idleBurst.CopyTo(burst);
        Span<byte> registers = burst[1..];
        foreach (ref readonly Pca9685Output output in outputs.AsSpan())
        {
            int count = counts[output.Lane];
            if (!output.Admits(count))
            {
                return false;
            }

            if (count == 0)
            {
                continue;
            }

            // The pulse begins at count 0 of the frame and ends here; both halves of the word travel in the same transaction.
            int at = (output.Channel - FirstChannel) * LED_REGISTERS;
            registers[at + OffLow] = (byte)count;
            registers[at + OffHigh] = (byte)(count >> 8);
        }

        return true;
    }

    /// <summary>The chip took this burst.</summary>
    public void Took(ReadOnlySpan<byte> burst) => burst[1..].CopyTo(held);

    /// <summary>The chip took a single byte that turned every channel off; the counts below it are still there.</summary>
    public void TookAllOff()
    {
        for (int at = OffHigh; at < held.Length; at += LED_REGISTERS)
        {
            held[at] = LED_FULL_OFF;
        }
    }

    /// <summary>The chip took a burst that cleared every count and turned every channel off.</summary>
    public void ForgetCounts()
    {
        Array.Clear(held);
        TookAllOff();
    }

    /// <summary>Writes what the chip must hold.</summary>
    public void Save(ref StateWriter writer) => writer.Write(held.AsSpan());

    /// <summary>Reads what the chip must hold.</summary>
    public void Load(ref StateReader reader) => reader.Read(held.AsSpan());

    private static void Refuse(ReadOnlySpan<Pca9685Output> outputs)
    {
        if (outputs.Length is 0 or > ServoCounts.Capacity)
        {
            throw new ArgumentException($"A chip drives 1 to {ServoCounts.Capacity} lanes.", nameof(outputs));
        }

        int lanes = 0;
        int channels = 0;
        foreach (ref readonly Pca9685Output output in outputs)
        {
            if (output.Lane is < 0 or >= ServoCounts.Capacity || output.Channel is < 0 or >= LED_CHANNELS)
            {
                throw new ArgumentException($"{output}: lanes are 0 to 7, channels 0 to 15.", nameof(outputs));
            }

            if (output.MinCount < 0 || output.MinCount > output.MaxCount || output.MaxCount >= Pca9685Timing.CountsPerPeriod)
            {
                throw new ArgumentException($"{output}: counts run from 0 to 4095, the smaller one first.", nameof(outputs));
            }

            int lane = 1 << output.Lane;
            int channel = 1 << output.Channel;
            if ((lanes & lane) != 0 || (channels & channel) != 0)
            {
                throw new ArgumentException($"{output}: the lane or the channel is taken twice.", nameof(outputs));
            }

            lanes |= lane;
            channels |= channel;
        }
    }
}
