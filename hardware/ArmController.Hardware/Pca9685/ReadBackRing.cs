using ArmController.Hardware.I2c;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using static ArmController.Hardware.Pca9685.Pca9685Registers;

namespace ArmController.Hardware.Pca9685;

/// <summary>
/// Reads every register that matters back in turn, one short transaction per look, the whole chip within eight looks.
/// A look that finds something wrong is repeated until it is right, so a fault cannot hide behind the next register.
/// </summary>
internal sealed class ReadBackRing
{
    /// <summary>Looks until every register was seen.</summary>
    public const int LongestRound = 8;

    private const int Modes = 0;
    private const int Prescaler = 1;
    private const int FirstChannelSlot = 2;

    private readonly I2cWall wall;
    private readonly ChannelBlock block;
    private readonly byte preScale;
    private readonly int channelsPerLook;
    private int next;

    /// <summary>Divides the block of channels over the looks a round has left beside the mode registers and the prescaler.</summary>
    public ReadBackRing(I2cWall wall, ChannelBlock block, byte preScale)
    {
        this.wall = wall;
        this.block = block;
        this.preScale = preScale;
        const int channelLooks = LongestRound - FirstChannelSlot;
        channelsPerLook = (block.Channels + channelLooks - 1) / channelLooks;
        Round = FirstChannelSlot + ((block.Channels + channelsPerLook - 1) / channelsPerLook);
    }

    /// <summary>Looks in one round, at most <see cref="LongestRound"/>.</summary>
    public int Round { get; }

    /// <summary>One look; <see cref="BusStatus.Ok"/> moves on to the next register.</summary>
    public BusStatus Look()
    {
        BusStatus status = next switch
        {
            Modes => LookAtModes(),
            Prescaler => Compare(PRE_SCALE, [preScale]),
            _ => LookAtChannels(next - FirstChannelSlot),
        };
        if (status == BusStatus.Ok)
        {
            next = (next + 1) % Round;
        }

        return status;
    }

    /// <summary>Starts with the mode registers again.</summary>
    public void Restart() => next = Modes;

    /// <summary>Writes the place in the round.</summary>
    public void Save(ref StateWriter writer) => writer.Write(next);

    /// <summary>Reads the place in the round; a place this ring does not have becomes the first.</summary>
    public void Load(ref StateReader reader)
    {
        int place = reader.ReadInt();
        next = place >= 0 && place < Round ? place : Modes;
    }

    // MODE1 and MODE2 are neighbours: with auto-increment on, as it must be, one read takes both.
    private BusStatus LookAtModes() => Compare(MODE1, [Pca9685Bus.RunningMode1, Pca9685Bus.RunningMode2]);

    private BusStatus LookAtChannels(int slot)
    {
        int first = slot * channelsPerLook;
        int last = Math.Min(first + channelsPerLook, block.Channels);
        return Compare(block.RegisterOf(first), block.Held[(first * LED_REGISTERS)..(last * LED_REGISTERS)]);
    }

    private BusStatus Compare(byte register, ReadOnlySpan<byte> expected)
    {
        Span<byte> bytes = stackalloc byte[ChannelBlock.LongestBurst];
        bytes = bytes[..expected.Length];
        BusStatus status = wall.Read(register, bytes);
        if (status != BusStatus.Ok)
        {
            return status;
        }

        return bytes.SequenceEqual(expected) ? BusStatus.Ok : Explain();
    }

    // Something differs; MODE1 tells the three causes that have a name from all the others.
    private BusStatus Explain()
    {
        Span<byte> mode = stackalloc byte[1];
        if (wall.Read(MODE1, mode) != BusStatus.Ok)
        {
            return BusStatus.RegisterMismatch;
        }

        return mode[0] switch
        {
            MODE1_POWER_ON => BusStatus.DeviceReset,
            byte value when (value & MODE1_EXTCLK) != 0 => BusStatus.ExternalClock,
            byte value when (value & MODE1_SLEEP) != 0 => BusStatus.PutToSleep,
            _ => BusStatus.RegisterMismatch,
        };
    }
}
