using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Safety;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Journal;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>A limit is not refused for being careful, and a measured board not for being far from its data sheet.</summary>
public sealed class CarefulArmTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(5)]
    [InlineData(0.5)]
    public void A_speed_below_one_count_in_a_tick_is_accepted_and_kept(double degreesPerSecond)
    {
        using ArmCopy arm = new();
        for (int joint = 0; joint < 5; joint++)
        {
            arm.Spoil("arm.json", "\"maxVelocityDegPerS\": 90", FormattableString.Invariant($"\"maxVelocityDegPerS\": {degreesPerSecond}"));
        }

        Checked<ArmConfiguration> read = ArmCatalogue.Load(arm.Folder);

        Assert.True(read.TryGet(out ArmConfiguration? careful), string.Join('\n', read.Faults));
        RigPlan plan = new(careful, TwinPerturbation.None, LearnerKind.QUrdf, 1);
        RunMeter meter = new();
        using SimulatedRig rig = new(plan, plan.Seed, _ => plan.Trainee(new NoLog()), meter);
        meter.Watch(rig.Arm);
        for (int tick = 0; tick < 3000; tick++)
        {
            rig.Tick();
            Assert.True(rig.Arm.Interlock.State == InterlockState.Armed, $"let go in tick {tick}, {rig.Arm.Interlock.Reason}");
        }

        Assert.Equal(0, meter.Violations);
        Assert.True(meter.Use.Limits.Fastest(0) > 0);
    }

    [Theory]
    [InlineData(24_060_000)]
    [InlineData(27_800_000)]
    public void A_measured_oscillator_is_accepted(double hertz)
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"oscillatorHz\": 25000000", FormattableString.Invariant($"\"oscillatorHz\": {hertz}"));

        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? measured));
        Assert.Equal(hertz, measured.Pwm.OscillatorHertz);
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
