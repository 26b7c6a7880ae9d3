using System.Runtime.Versioning;
using ArmController.Control.Agents;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Training.Journal;
using Xunit;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>A stop is answered before older words that lie in other clients' buffers: those must not switch on after it.</summary>
[SupportedOSPlatform("linux")]
public sealed class StopComesFirstTests : IDisposable
{
    private static readonly RigPlan Plan = new(ShippedArms.Load("desk4"), TwinPerturbation.None, LearnerKind.QUrdf, 1);

    private readonly Scratch scratch = new();
    private readonly ArmProcess process;
    private long ticks;

    public StopComesFirstTests()
    {
        SimulatedPca9685 chip = new(Plan.Arm.Pwm.OscillatorHertz);
        process = new ArmProcess(
            Plan, chip, new ArmProcess.Button(), Plan.Trainee(new EpisodeRing(capacity: 16)), scratch.Path, false, true,
            () => new(ticks * Plan.Cadence.Tick.Value));
        Ticks(1_050);
    }

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("stop")]
    [InlineData("off")]
    public void A_word_that_is_read_just_after_a_stop_switches_nothing_on_and_said_again_it_does(string stop)
    {
        process.Say(stop);
        Round();
        Ticks(1);
        process.Say("arm pose-confirmed");
        Round();
        Ticks(20);
        Assert.Equal(Mode.Disarmed, process.Mode);

        Ticks(25);
        process.Say("arm pose-confirmed");
        Round();
        Ticks(5);
        Assert.Equal(Mode.Arming, process.Mode);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("off")]
    public void A_word_before_a_stop_is_taken_back_by_it(string stop)
    {
        process.Say("arm pose-confirmed");
        process.Say(stop);
        Round();
        Ticks(20);
        Assert.Equal(Mode.Disarmed, process.Mode);
    }

    [Fact]
    public void Of_words_that_write_to_the_disk_one_is_carried_out_in_a_round()
    {
        process.Say("learn resume");
        process.Say("arm pose-confirmed");
        Round();
        Ticks(20);
        Assert.Equal(Mode.Disarmed, process.Mode);
        process.Say("arm pose-confirmed");
        Round();
        Ticks(5);
        Assert.Equal(Mode.Arming, process.Mode);
    }

    private void Round()
    {
        for (int step = 0; step < 3; step++)
        {
            process.ServiceStep(new Seconds(ticks * Plan.Cadence.Tick.Value));
        }
    }

    private void Ticks(int count)
    {
        for (int n = 0; n < count; n++)
        {
            process.Tick(new Seconds(++ticks * Plan.Cadence.Tick.Value));
        }
    }
}
