using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>At every STOP a servo sees the old pulse or the new one, never half of each.</summary>
public sealed class TornWriteTests : IDisposable
{
    private const int Counts = 4096;
    private const ulong Seed = 20261124;
    private static readonly int[] Channels = [3, 0, 7, 8, 4, 15, 11, 9];

    private readonly SimulatedPca9685 chip = new(25e6);
    private readonly WatchedDevice wire;
    private ServoCounts old;
    private ServoCounts wanted;
    private bool watching;
    private long torn;

    public TornWriteTests() => wire = new WatchedDevice(chip, CheckLatches);

    [Fact]
    public void Adjacent_counts_in_both_directions()
    {
        using Pca9685Bus bus = Opened();
        for (int count = 0; count + 1 < Counts; count++)
        {
            SendAll(bus, count);
            SendAll(bus, count + 1);
            SendAll(bus, count);
        }

        AssertWhole();
    }

    [Fact]
    public void A_million_random_frames()
    {
        using Pca9685Bus bus = Opened();
        Pcg32 random = new(Seed, 1);
        for (int i = 0; i < 1_000_000; i++)
        {
            ServoCounts counts = default;
            for (int lane = 0; lane < ServoCounts.Capacity; lane++)
            {
                counts[lane] = random.NextInt(Counts);
            }

            Send(bus, counts);
        }

        AssertWhole();
    }

    [Fact]
    public void All_16_million_pairs_of_counts()
    {
        using Pca9685Bus bus = Opened();
        PairWalk[] walks = new PairWalk[ServoCounts.Capacity];
        for (int lane = 0; lane < walks.Length; lane++)
        {
            walks[lane] = new PairWalk(Counts, lane, walks.Length);
        }

        bool[] stepped = new bool[Counts * Counts];
        for (bool more = true; more;)
        {
            more = false;
            ServoCounts counts = default;
            for (int lane = 0; lane < walks.Length; lane++)
            {
                more |= walks[lane].TryNext(out int count);
                counts[lane] = count;
            }

            Send(bus, counts);
            for (int lane = 0; lane < walks.Length; lane++)
            {
                stepped[(old[lane] * Counts) + counts[lane]] = true;
            }
        }

        Assert.DoesNotContain(false, stepped);
        AssertWhole();
    }

    [Theory]
    [InlineData(256, 255)]
    [InlineData(255, 256)]
    public void A_writer_of_halves_is_caught(int from, int to)
    {
        using Pca9685Bus bus = Opened();
        SendAll(bus, from);
        Assert.Equal(0, torn);

        old = wanted;
        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            wanted[lane] = to;
        }

        byte register = (byte)(0x06 + (4 * Channels[0]) + 2);
        wire.Write([register, (byte)to]);
        wire.Write([(byte)(register + 1), (byte)(to >> 8)]);

        Assert.True(torn > 0);
    }

    public void Dispose()
    {
        wire.Dispose();
        chip.Dispose();
    }

    private static int Latched(SimulatedPca9685 chip, int channel)
        => (chip.LatchedOff(channel) & 0x1000) != 0 ? 0 : (chip.LatchedOff(channel) - chip.LatchedOn(channel)) & 0x0FFF;

    private Pca9685Bus Opened()
    {
        Pca9685Output[] outputs = new Pca9685Output[Channels.Length];
        for (int lane = 0; lane < outputs.Length; lane++)
        {
            outputs[lane] = new Pca9685Output(lane, Channels[lane], 1, Counts - 1);
        }

        Pca9685Bus bus = new(wire, outputs, new Pca9685Timing(25e6, 50), chip.Elapse);
        Assert.Equal(BusStatus.Ok, bus.Open());
        watching = true;
        return bus;
    }

    private void SendAll(Pca9685Bus bus, int count)
    {
        ServoCounts counts = default;
        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            counts[lane] = count;
        }

        Send(bus, counts);
    }

    private void Send(Pca9685Bus bus, in ServoCounts counts)
    {
        old = wanted;
        wanted = counts;
        if (bus.Write(counts) != BusStatus.Ok)
        {
            Assert.Fail("The write did not go through.");
        }

        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            if (Latched(chip, Channels[lane]) != counts[lane])
            {
                Assert.Fail($"Lane {lane} shows another count than {counts[lane]}.");
            }
        }
    }

    // Runs at every STOP on the wire; the chip's own count of STOPs proves below that none was missed.
    private void CheckLatches()
    {
        if (!watching)
        {
            return;
        }

        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            int seen = Latched(chip, Channels[lane]);
            if (seen != old[lane] && seen != wanted[lane])
            {
                torn++;
            }
        }
    }

    private void AssertWhole()
    {
        watching = false;
        Assert.Equal(0, torn);
        Assert.Equal(chip.StopCount, wire.Stops);
    }

    /// <summary>From i to each j not below it and back, for every i of its share: together the walks step over every ordered pair.</summary>
    private struct PairWalk(int count, int first, int stride)
    {
        private int i = first;
        private int j = first;
        private bool atI;

        public bool TryNext(out int value)
        {
            if (i >= count)
            {
                value = 0;
                return false;
            }

            atI = !atI;
            if (!atI)
            {
                value = j++;
                return true;
            }

            value = i;
            if (j == count)
            {
                i += stride;
                j = i;
                atI = false;
            }

            return true;
        }
    }
}
