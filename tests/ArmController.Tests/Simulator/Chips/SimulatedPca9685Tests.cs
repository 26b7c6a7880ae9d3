using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Simulator.Chips;

/// <summary>One test for each rule of the data sheet that a driver can stumble over.</summary>
public sealed class SimulatedPca9685Tests : IDisposable
{
    private const byte Mode1 = 0x00;
    private const byte Mode2 = 0x01;
    private const byte PreScale = 0xFE;

    private readonly SimulatedPca9685 chip = new(25e6);

    [Fact]
    public void Powers_on_with_the_values_of_the_tables()
    {
        Assert.Equal(0x11, Read(Mode1));
        Assert.Equal(0x04, Read(Mode2));
        Assert.Equal(new byte[] { 0xE2, 0xE4, 0xE8, 0xE0 }, new[] { Read(2), Read(3), Read(4), Read(5) });
        Assert.Equal(0x1E, Read(PreScale));
        for (byte address = 0x06; address <= 0x45; address++)
        {
            Assert.Equal((address - 6) % 4 == 3 ? 0x10 : 0x00, Read(address));
        }

        for (int channel = 0; channel < 16; channel++)
        {
            Assert.Equal(0, chip.PulseMicroseconds(channel));
        }
    }

    [Fact]
    public void Without_auto_increment_every_byte_goes_to_the_same_register()
    {
        chip.Write([0x06, 1, 2, 3, 4]);

        Assert.Equal(4, Read(0x06));
        Assert.Equal(0, Read(0x07));
        Assert.Equal(0, Read(0x08));
        Assert.Equal(0x10, Read(0x09));
    }

    [Fact]
    public void Auto_increment_set_by_the_first_byte_of_a_burst_serves_the_rest_of_it()
    {
        chip.Write([Mode1, 0x31, 0x0C, 0xA0]);

        Assert.Equal(0x31, Read(Mode1));
        Assert.Equal(0x0C, Read(Mode2));
        Assert.Equal(0xA0, Read(2));
    }

    [Fact]
    public void Auto_increment_past_the_last_channel_comes_back_to_MODE1()
    {
        chip.Write([Mode1, 0x31]);
        chip.Write([0x45, 0x0A, 0x30, 0x00]);

        Assert.Equal(0x0A, Read(0x45));
        Assert.Equal(0x30, Read(Mode1));
        Assert.Equal(0x00, Read(Mode2));
    }

    [Fact]
    public void Auto_increment_runs_from_ALL_LED_through_PRE_SCALE_and_then_back_to_MODE1()
    {
        chip.Write([Mode1, 0x31]);
        chip.Write([0xFA, 0x01, 0x02, 0x03, 0x04, 0x79, 0x30]);

        Assert.Equal(0x79, Read(PreScale));
        Assert.Equal(0x30, Read(Mode1));
        for (byte led = 0x06; led <= 0x45; led += 4)
        {
            Assert.Equal(new byte[] { 1, 2, 3, 4 }, ReadMany(led, 4));
        }
    }

    [Fact]
    public void Reading_also_increments_and_remembers_the_register_between_transactions()
    {
        chip.Write([Mode1, 0x31]);
        chip.Write([PreScale]);
        Span<byte> bytes = stackalloc byte[3];
        chip.Read(bytes);

        Assert.Equal(new byte[] { 0x1E, 0x31, 0x04 }, bytes.ToArray());
        Assert.Equal(0xE2, chip.ReadByte());
    }

    [Fact]
    public void ALL_LED_registers_read_zero()
    {
        chip.Write([0xFC, 0xFF]);
        chip.Write([0xFD, 0x0F]);

        Assert.Equal(0, Read(0xFC));
        Assert.Equal(0, Read(0xFD));
        Assert.Equal(0xFF, Read(0x08));
    }

    [Fact]
    public void Reserved_bits_cannot_be_written()
    {
        chip.Write([0x07, 0xFF]);
        chip.Write([0x09, 0xFF]);
        chip.Write([Mode2, 0xFF]);
        chip.Write([0x05, 0xFF]);

        Assert.Equal(0x1F, Read(0x07));
        Assert.Equal(0x1F, Read(0x09));
        Assert.Equal(0x1F, Read(Mode2));
        Assert.Equal(0xFE, Read(0x05));
    }

    [Theory]
    [InlineData(0x46)]
    [InlineData(0x80)]
    [InlineData(0xF9)]
    public void Reserved_addresses_are_not_acknowledged(byte address)
    {
        IOException failure = Assert.Throws<IOException>(() => chip.Write([address, 0]));
        Assert.Equal("Error 121 performing I2C data transfer.", failure.Message);
    }

    [Fact]
    public void PRE_SCALE_is_taken_only_while_asleep_and_never_below_3()
    {
        chip.Write([PreScale, 0x79]);
        Assert.Equal(0x79, Read(PreScale));

        chip.Write([Mode1, 0x00]);
        chip.Write([PreScale, 0x50]);
        Assert.Equal(0x79, Read(PreScale));

        chip.Write([Mode1, 0x10]);
        chip.Write([PreScale, 0x00]);
        Assert.Equal(3, Read(PreScale));
    }

    [Fact]
    public void With_OCH_0_outputs_change_on_STOP_all_together()
    {
        Wake();
        ulong stops = chip.StopCount;
        chip.Write([0x06, 0, 0, 0x34, 0x01, 0, 0, 0x78, 0x02]);

        Assert.Equal(stops + 1, chip.StopCount);
        Assert.Equal(0x134, chip.LatchedOff(0));
        Assert.Equal(0x278, chip.LatchedOff(1));

        // Half a word and a STOP: that is what a servo gets to see.
        chip.Write([0x08, 0xFF]);
        Assert.Equal(0x1FF, chip.LatchedOff(0));
    }

    [Fact]
    public void With_OCH_1_a_channel_changes_on_its_fourth_byte_and_not_on_STOP()
    {
        Wake();
        chip.Write([Mode2, 0x0C]);
        chip.Write([0x06, 0, 0, 0x34]);
        Assert.Equal(0x1000, chip.LatchedOff(0));

        chip.Write([0x09, 0x01]);
        Assert.Equal(0x134, chip.LatchedOff(0));

        // A transaction that fails after the fourth byte: the channel has changed already.
        chip.FailNext(I2cFault.Nack, 1, afterBytes: 6);
        Assert.Throws<IOException>(() => chip.Write([0x06, 0, 0, 0x35, 0x02, 0, 0, 0, 0]));
        Assert.Equal(0x235, chip.LatchedOff(0));
        Assert.Equal(0x1000, chip.LatchedOff(1));
    }

    [Theory]
    [InlineData(0, 300, 300)]
    [InlineData(511, 3071, 2560)]
    [InlineData(2047, 767, 2816)]
    [InlineData(1023, 1023, 0)]
    [InlineData(0, 0x1000 + 300, 0)]
    [InlineData(0x1000, 300, 4096)]
    [InlineData(0x1000, 0x1000, 0)]
    [InlineData(4095, 0, 1)]
    public void The_pulse_runs_from_ON_to_OFF_across_the_end_of_the_frame(int on, int off, int counts)
    {
        Wake();
        chip.Write([0x0A, (byte)on, (byte)(on >> 8), (byte)off, (byte)(off >> 8)]);

        Assert.Equal(counts * 31 / 25.0, chip.PulseMicroseconds(1), 9);
    }

    [Fact]
    public void The_pulse_is_as_long_as_its_own_oscillator_makes_it()
    {
        SimulatedPca9685 fast = new(27e6);
        fast.Write([PreScale, 121]);
        fast.Write([Mode1, 0x20]);
        fast.Write([0x06, 0, 0, 0x33, 0x01]);

        Assert.Equal(307 * 122 / 27.0, fast.PulseMicroseconds(0), 9);
        Assert.Equal(4096 * 122 / 27.0, fast.PeriodMicroseconds(), 9);
    }

    [Fact]
    public void INVRT_turns_the_pulse_inside_out()
    {
        Wake();
        chip.Write([0x06, 0, 0, 0x00, 0x01]);
        chip.Write([Mode2, 0x14]);

        Assert.Equal((4096 - 256) * 31 / 25.0, chip.PulseMicroseconds(0), 9);
    }

    [Fact]
    public void A_high_OE_pin_stops_the_pulses_and_keeps_the_registers()
    {
        Wake();
        chip.Write([0x06, 0, 0, 0x34, 0x01]);
        chip.OutputsEnabled = false;
        Assert.Equal(0, chip.PulseMicroseconds(0));

        chip.OutputsEnabled = true;
        Assert.Equal(0x134 * 31 / 25.0, chip.PulseMicroseconds(0), 9);
    }

    public void Dispose() => chip.Dispose();

    private void Wake()
    {
        chip.Write([Mode1, 0x20]);
        chip.Elapse(500);
    }

    private byte Read(byte register) => ReadMany(register, 1)[0];

    private byte[] ReadMany(byte register, int count)
    {
        byte[] bytes = new byte[count];
        chip.WriteRead([register], bytes);
        return bytes;
    }
}
