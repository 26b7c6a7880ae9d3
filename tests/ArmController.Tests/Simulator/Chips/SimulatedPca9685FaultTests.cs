using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Simulator.Chips;

/// <summary>Faults on the wire, and a chip that is saved and resumed.</summary>
public sealed class SimulatedPca9685FaultTests : IDisposable
{
    private readonly SimulatedPca9685 chip = new(25e6);

    public SimulatedPca9685FaultTests() => chip.Write([0x00, 0x20]);

    [Theory]
    [InlineData(I2cFault.Nack, "Error 121 performing I2C data transfer.")]
    [InlineData(I2cFault.Timeout, "Error 110 performing I2C data transfer.")]
    [InlineData(I2cFault.Stuck, "Error 11 performing I2C data transfer.")]
    public void Fails_like_the_stock_device_as_often_as_asked(I2cFault fault, string message)
    {
        chip.FailNext(fault, 2);

        Assert.Equal(message, Assert.Throws<IOException>(() => chip.Write([0x08, 0x55])).Message);
        Assert.Equal(message, Assert.Throws<IOException>(() => chip.ReadByte()).Message);
        chip.Write([0x0C, 0x66]);

        Assert.Equal(0, chip.Register(0x08));
        Assert.Equal(0x66, chip.Register(0x0C));
        Assert.Equal(4UL, chip.TransactionCount);
    }

    [Fact]
    public void A_stuck_bus_stays_stuck_until_it_is_let_go()
    {
        chip.FailNext(I2cFault.Stuck, int.MaxValue);
        for (int i = 0; i < 100; i++)
        {
            Assert.Throws<IOException>(() => chip.Write([0x08, 0x55]));
        }

        chip.FailNext(I2cFault.None, 0);
        chip.Write([0x08, 0x55]);
        Assert.Equal(0x55, chip.Register(0x08));
    }

    [Fact]
    public void A_transaction_broken_off_keeps_the_bytes_it_had_and_latches_them()
    {
        chip.Write([0x06, 0, 0, 0xFF, 0x00]);
        chip.FailNext(I2cFault.Nack, 1, afterBytes: 4);
        Assert.Throws<IOException>(() => chip.Write([0x06, 0, 0, 0x00, 0x01]));

        Assert.Equal(0x000, chip.LatchedOff(0));
    }

    [Fact]
    public void A_flipped_bit_is_stored_as_heard_and_only_once()
    {
        chip.FlipNextWrite(byteIndex: 3, bit: 7);
        chip.Write([0x06, 0, 0, 0x34, 0x01]);
        Assert.Equal(0x1B4, chip.LatchedOff(0));

        chip.Write([0x06, 0, 0, 0x34, 0x01]);
        Assert.Equal(0x134, chip.LatchedOff(0));
    }

    [Fact]
    public void An_upset_register_asks_no_rule()
    {
        chip.Upset(0xFE, 0x10);
        chip.Upset(0x09, 0x01);

        Assert.Equal(0x10, chip.Register(0xFE));
        Assert.Equal(0x100, chip.LatchedOff(0));
    }

    [Fact]
    public void A_resumed_chip_goes_on_byte_for_byte()
    {
        chip.Write([0x01, 0x0C]);
        chip.Write([0x06, 0, 0, 0x34]);
        chip.Elapse(300);
        chip.FailNext(I2cFault.Timeout, 2, afterBytes: 1);
        chip.FlipNextWrite(2, 3);
        chip.ExternalClockHertz = 1e6;
        byte[] image = Image(chip);

        SimulatedPca9685 resumed = new(25e6);
        StateReader reader = new(image);
        resumed.Load(ref reader);
        Assert.False(reader.Truncated);
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(image, Image(resumed));

        foreach (SimulatedPca9685 each in new[] { chip, resumed })
        {
            Assert.Throws<IOException>(() => each.Write([0x10, 1]));
            Assert.Throws<IOException>(() => each.Write([0x10, 1]));
            each.Elapse(200);
            each.Write([0x09, 0x01, 0x44]);
        }

        Assert.Equal(Image(chip), Image(resumed));
        Assert.Equal(0x134, resumed.LatchedOff(0));
        Assert.True(resumed.OscillatorStable);
        Assert.Equal(0x4C, resumed.Register(0x0A));
    }

    [Fact]
    public void A_resumed_chip_remembers_which_register_comes_next()
    {
        chip.Write([0x02]);
        SimulatedPca9685 resumed = new(25e6);
        StateReader reader = new(Image(chip));
        resumed.Load(ref reader);

        Assert.Equal(0xE2, resumed.ReadByte());
        Assert.Equal(0xE4, resumed.ReadByte());
    }

    [Fact]
    public void Transactions_do_not_allocate()
    {
        byte[] burst = [0x06, 0, 0, 0x34, 0x01, 0, 0, 0x34, 0x01];
        byte[] back = new byte[4];
        Assert.Equal(0, SteadyBytes.Of(() => Exchange(burst, back, 100_000)));
    }

    public void Dispose() => chip.Dispose();

    private static byte[] Image(SimulatedPca9685 chip)
    {
        byte[] buffer = new byte[1024];
        StateWriter writer = new(buffer);
        chip.Save(ref writer);
        return buffer[..writer.Length];
    }

    private void Exchange(byte[] burst, byte[] back, int times)
    {
        double sum = 0;
        for (int i = 0; i < times; i++)
        {
            chip.Write(burst);
            chip.WriteRead([0x06], back);
            sum += chip.PulseMicroseconds(0) + chip.ConnectionSettings.DeviceAddress;
        }

        Assert.True(sum > 0);
    }
}
