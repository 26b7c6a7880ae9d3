using System.Device.Gpio;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Simulator.Pins;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>Pins on a whole simulated arm as a service ticks it.</summary>
public sealed class ServicePinTests : IDisposable
{
    private const int EStop = 17;
    private const int OutputEnable = 27;
    private const int Heartbeat = 22;

    private readonly FakeGpioDriver chip = new();
    private readonly RigPlan plan = new(ShippedArms.Load("desk4"), TwinPerturbation.None, LearnerKind.QUrdf, 1);
    private readonly Rig rig;
    private long ticks;

    public ServicePinTests()
    {
        chip.Put(EStop, false);
        ArmPins pins = new(new PinSettings(0, EStop, OutputEnable, Heartbeat), new GpioController(chip), plan.Cadence.Tick, 0.02);
        RigParts parts = RigParts.Simulated(plan, 1) with { Pins = pins };
        rig = new Rig(parts, new AgentSlot(plan.Trainee(new Deaf())), new ServiceRecorder());
    }

    private bool IsEnabled => !chip.IsHigh(OutputEnable);

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData(Mode.Arming)]
    [InlineData(Mode.Holding)]
    [InlineData(Mode.Following)]
    [InlineData(Mode.Stopping)]
    [InlineData(Mode.Parking)]
    public void An_open_emergency_stop_ends_all_pulses_within_one_tick(Mode mode)
    {
        Bring(mode);
        Assert.True(IsEnabled);

        // The wire breaks: the pull-up makes it high.
        chip.Put(EStop, null);
        Tick();

        Assert.Equal(Mode.EStop, rig.Supervisor.Mode);
        Assert.False(IsEnabled);
        Assert.Equal(InterlockState.Tripped, rig.Arm.Interlock.State);
        Assert.Equal(TripReason.EmergencyStop, rig.Arm.Interlock.Reason);
    }

    [Fact]
    public void A_bounce_of_one_reading_is_a_stop_that_a_person_resets()
    {
        Bring(Mode.Following);
        chip.Put(EStop, true);
        Tick();
        chip.Put(EStop, false);
        Tick();
        Tick(OperatorWord.Reset);

        Assert.Equal(Mode.Disarmed, rig.Supervisor.Mode);
        Assert.False(IsEnabled);
    }

    [Fact]
    public void A_contact_that_bounces_cannot_be_reset()
    {
        Bring(Mode.Following);
        for (int n = 0; n < 20; n++)
        {
            chip.Put(EStop, n % 2 == 0);
            Tick(OperatorWord.Reset);
            Assert.Equal(Mode.EStop, rig.Supervisor.Mode);
        }
    }

    [Fact]
    public void A_chip_that_is_gone_is_a_stop()
    {
        Bring(Mode.Following);
        chip.IsBroken = true;
        Tick();

        Assert.Equal(Mode.EStop, rig.Supervisor.Mode);
        Assert.Equal(InterlockState.Tripped, rig.Arm.Interlock.State);

        chip.IsBroken = false;
        Tick();
        Assert.False(IsEnabled);
    }

    [Fact]
    public void Output_enable_is_high_before_arming_and_after_the_last_pulse_was_let_through()
    {
        while (rig.Supervisor.Mode != Mode.Arming)
        {
            Assert.False(IsEnabled);
            Step();
        }

        Bring(Mode.Following);
        Tick(OperatorWord.LetGo);
        Assert.Equal(Mode.Disarmed, rig.Supervisor.Mode);
        Assert.True(IsEnabled);
        Tick();
        Tick();
        Assert.False(IsEnabled);

        Bring(Mode.Following);
        rig.Release();
        Assert.False(IsEnabled);
    }

    [Fact]
    public void A_latched_fault_that_holds_keeps_its_pulses_and_one_that_lets_go_does_not()
    {
        using ArmPins pins = new(new PinSettings(0, null, 5, null), new GpioController(chip), plan.Cadence.Tick, 0.02);
        pins.Follow(Mode.Faulted, driven: true);
        Assert.False(chip.IsHigh(5));

        pins.Follow(Mode.Faulted, driven: false);
        Assert.True(chip.IsHigh(5));
    }

    [Fact]
    public void The_heartbeat_beats_once_for_every_good_frame_and_for_nothing_else()
    {
        long before = chip.WritesTo(Heartbeat);
        while (rig.Supervisor.Mode != Mode.Arming)
        {
            Step();
        }

        Assert.InRange(chip.WritesTo(Heartbeat) - before, 0, 1);

        Bring(Mode.Following);
        before = chip.WritesTo(Heartbeat);
        for (int n = 0; n < 100; n++)
        {
            Tick();
        }

        Assert.Equal(100, chip.WritesTo(Heartbeat) - before);

        rig.Arm.Interlock.Trip(TripReason.Operator);
        before = chip.WritesTo(Heartbeat);
        for (int n = 0; n < 100; n++)
        {
            Tick();
        }

        Assert.Equal(before, chip.WritesTo(Heartbeat));
    }

    [Fact]
    public void Ticks_with_pins_allocate_nothing()
    {
        Bring(Mode.Following);
        Assert.Equal(0, ByteCount.Settled(() =>
        {
            for (int n = 0; n < 1_000; n++)
            {
                Tick();
            }
        }));
        Assert.Equal(Mode.Following, rig.Supervisor.Mode);
    }

    private void Tick(OperatorWord word = OperatorWord.None, bool pressed = false) =>
        rig.Tick(new Seconds(++ticks * plan.Cadence.Tick.Value), Operator.Quiet with { Word = word, ArmSwitch = pressed, PoseConfirmed = pressed });

    // What a person does next on the way to Following.
    private void Step()
    {
        Tick(rig.Supervisor.Mode == Mode.Holding ? OperatorWord.Enable : OperatorWord.None, Operator.MayPress(rig.Supervisor));
    }

    private void Bring(Mode mode)
    {
        bool after = mode is Mode.Stopping or Mode.Parking;
        for (int n = 0; n < 5_000 && rig.Supervisor.Mode != (after ? Mode.Following : mode); n++)
        {
            Step();
        }

        if (after)
        {
            for (int n = 0; n < 30; n++)
            {
                Tick();
            }

            Tick(mode == Mode.Stopping ? OperatorWord.Stop : OperatorWord.Park);
            for (int n = 0; n < 500 && rig.Supervisor.Mode != mode; n++)
            {
                Tick();
            }
        }

        Assert.Equal(mode, rig.Supervisor.Mode);
    }

    private sealed class Deaf : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
