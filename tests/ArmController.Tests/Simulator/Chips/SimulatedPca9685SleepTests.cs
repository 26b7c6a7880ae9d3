using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Simulator.Chips;

/// <summary>Sleep, restart, clocks and resets (data sheet 7.3.1, 7.3.1.1, 7.6).</summary>
public sealed class SimulatedPca9685SleepTests : IDisposable
{
    private const byte Mode1 = 0x00;
    private const byte Restart = 0x80;
    private const byte ExtClk = 0x40;
    private const byte Sleep = 0x10;
    private const byte AutoIncrement = 0x20;

    private readonly SimulatedPca9685 chip = new(25e6);

    [Fact]
    public void Sleep_with_a_running_channel_stops_it_and_sets_RESTART()
    {
        RunAndSleep();

        Assert.Equal(0, chip.PulseMicroseconds(0));
        Assert.Equal(Restart | AutoIncrement | Sleep, chip.Register(Mode1));
        Assert.Equal(0x134, chip.LatchedOff(0));
    }

    [Fact]
    public void Restart_needs_500_us_awake_and_a_written_1()
    {
        RunAndSleep();
        chip.Write([Mode1, AutoIncrement]);
        Assert.Equal(Restart | AutoIncrement, chip.Register(Mode1));

        chip.Elapse(499);
        chip.Write([Mode1, Restart | AutoIncrement]);
        Assert.Equal(0, chip.PulseMicroseconds(0));

        chip.Elapse(1);
        Assert.True(chip.OscillatorStable);
        chip.Write([Mode1, AutoIncrement]);
        Assert.Equal(0, chip.PulseMicroseconds(0));

        chip.Write([Mode1, Restart | AutoIncrement]);
        Assert.Equal(AutoIncrement, chip.Register(Mode1));
        Assert.True(chip.PulseMicroseconds(0) > 0);
    }

    [Fact]
    public void Writing_a_channel_clears_RESTART()
    {
        RunAndSleep();
        chip.Write([Mode1, AutoIncrement]);
        chip.Write([0x0A, 0, 0, 0x50, 0x01]);

        Assert.Equal(AutoIncrement, chip.Register(Mode1));
        Assert.True(chip.PulseMicroseconds(0) > 0);
        Assert.True(chip.PulseMicroseconds(1) > 0);
    }

    [Fact]
    public void After_an_orderly_shutdown_sleep_does_not_set_RESTART()
    {
        Run();
        chip.Write([0xFD, 0x10]);
        chip.Write([Mode1, AutoIncrement | Sleep]);

        Assert.Equal(AutoIncrement | Sleep, chip.Register(Mode1));
    }

    [Fact]
    public void EXTCLK_is_taken_only_in_sleep_and_then_only_a_reset_takes_it_back()
    {
        Run();
        chip.Write([Mode1, AutoIncrement | ExtClk]);
        Assert.Equal(AutoIncrement, chip.Register(Mode1));

        chip.Write([Mode1, AutoIncrement | Sleep]);
        chip.Write([Mode1, AutoIncrement | Sleep | ExtClk]);
        chip.Write([Mode1, AutoIncrement]);
        chip.Write([0x06, 0, 0, 0x34, 0x01]);
        Assert.Equal(AutoIncrement | ExtClk, chip.Register(Mode1));
        Assert.Equal(0, chip.PulseMicroseconds(0));

        chip.ExternalClockHertz = 50e6;
        Assert.Equal(0x134 * 31 / 50.0, chip.PulseMicroseconds(0), 9);

        Assert.True(chip.GeneralCall(0x06));
        Assert.Equal(0x11, chip.Register(Mode1));
    }

    [Fact]
    public void Software_reset_wants_exactly_06()
    {
        Run();
        Assert.False(chip.GeneralCall(0x07));
        Assert.Equal(AutoIncrement, chip.Register(Mode1));

        Assert.True(chip.GeneralCall(0x06));
        Assert.Equal(0x11, chip.Register(Mode1));
        Assert.Equal(0, chip.PulseMicroseconds(0));
    }

    [Fact]
    public void A_power_cycle_forgets_everything()
    {
        Run();
        chip.Write([Mode1, Sleep]);
        chip.Write([0xFE, 0x79]);
        chip.PowerCycle();

        Assert.Equal(0x11, chip.Register(Mode1));
        Assert.Equal(0x1E, chip.Register(0xFE));
        Assert.Equal(0x1000, chip.LatchedOff(0));
    }

    [Fact]
    public void Group_addresses_are_acknowledged_while_MODE1_has_them_on()
    {
        Assert.True(chip.Acknowledges(0x40));
        Assert.True(chip.Acknowledges(0x70));
        Assert.False(chip.Acknowledges(0x71));

        chip.Write([Mode1, Sleep | 0x08]);
        Assert.False(chip.Acknowledges(0x70));
        Assert.True(chip.Acknowledges(0x71));
    }

    public void Dispose() => chip.Dispose();

    private void Run()
    {
        chip.Write([Mode1, AutoIncrement]);
        chip.Elapse(500);
        chip.Write([0x06, 0, 0, 0x34, 0x01]);
        Assert.True(chip.PulseMicroseconds(0) > 0);
    }

    private void RunAndSleep()
    {
        Run();
        chip.Write([Mode1, AutoIncrement | Sleep]);
    }
}
