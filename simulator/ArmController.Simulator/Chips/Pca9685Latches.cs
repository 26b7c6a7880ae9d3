using ArmController.Numerics;

namespace ArmController.Simulator.Chips;

/// <summary>The second copy of every channel's words inside a PCA9685: what its outputs really follow, until the next latch.</summary>
internal sealed class Pca9685Latches
{
    public const int Channels = 16;
    public const int Full = 0x1000;

    private const int CountMask = 0x0FFF;
    private const int AllFour = 0x0F;

    private readonly int[] on = new int[Channels];
    private readonly int[] off = new int[Channels];

    // One bit for each of the four bytes of a channel that arrived since the channel last latched.
    private readonly byte[] arrived = new byte[Channels];

    public int On(int channel) => on[channel];

    public int Off(int channel) => off[channel];

    /// <summary>A byte of a channel arrived; true if with it all four are there.</summary>
    public bool Arrive(int channel, int which)
    {
        arrived[channel] |= (byte)(1 << which);
        return arrived[channel] == AllFour;
    }

    /// <summary>The channel follows these four bytes from now on.</summary>
    public void Latch(int channel, ReadOnlySpan<byte> registers)
    {
        on[channel] = registers[0] | (registers[1] << 8);
        off[channel] = registers[2] | (registers[3] << 8);
        arrived[channel] = 0;
    }

    /// <summary>Any channel not always off.</summary>
    public bool AnyRuns()
    {
        foreach (int word in off)
        {
            if ((word & Full) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Counts of one frame for which the channel is on (7.3.3, figures 9 to 11): always off beats always on, equal words are off.</summary>
    public int OnCounts(int channel)
    {
        if ((off[channel] & Full) != 0)
        {
            return 0;
        }

        return (on[channel] & Full) != 0 ? CountMask + 1 : (off[channel] - on[channel]) & CountMask;
    }

    public void Save(ref StateWriter writer)
    {
        writer.Write(on.AsSpan());
        writer.Write(off.AsSpan());
        writer.Write(arrived.AsSpan());
    }

    public void Load(ref StateReader reader)
    {
        reader.Read(on.AsSpan());
        reader.Read(off.AsSpan());
        reader.Read(arrived.AsSpan());
    }
}
