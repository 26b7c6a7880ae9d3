using System.Runtime.Versioning;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Deployment;
using ArmController.Hardware;
using ArmController.Hardware.Buses;
using ArmController.Motion.Servo;
using ArmController.Service;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.TwoChips;

/// <summary>An arm on two chips of one bus: what opens it, what switches it off and what says that it is held know both.</summary>
[SupportedOSPlatform("linux")]
public sealed class TwoChipTests : IDisposable
{
    private readonly TwoChipArm arm = new();
    private readonly ServedChips chips = new();

    private ArmConfiguration Arm => arm.Configuration;

    [Fact]
    public void Each_joint_gets_its_count_at_its_own_chip()
    {
        using OpenedBus opened = Open();
        using IServoBus bus = opened.Bus;
        Assert.Equal(BusStatus.Ok, bus.Open());
        ServoCounts counts = default;
        for (int lane = 0; lane < Arm.LaneCount; lane++)
        {
            counts[lane] = 200 + lane;
        }

        Assert.Equal(BusStatus.Ok, bus.Write(counts));
        Assert.Equal([200, 201, 0, 203], Channels(chips.First));
        Assert.Equal([202, 0, 0, 204], Channels(chips.Second));
        for (int look = 0; look < 16; look++)
        {
            Assert.Equal(BusStatus.Ok, bus.Look(out _));
        }

        chips.Second.PowerCycle();
        BusStatus seen = BusStatus.Ok;
        for (int look = 0; look < 16 && seen == BusStatus.Ok; look++)
        {
            seen = bus.Look(out _);
        }

        Assert.Equal(BusStatus.DeviceReset, seen);
        Assert.Equal(BusStatus.Ok, bus.Release());
        Assert.Equal([0, 0, 0, 0], Channels(chips.First));
    }

    [Fact]
    public void One_lock_keeps_others_away_from_both_chips_and_a_lost_bus_is_had_again_with_it()
    {
        using OpenedBus opened = Open();
        using IServoBus bus = opened.Bus;
        Assert.Throws<DeviceTrouble>(Open);
        Assert.True(opened.TryReopen());
        Assert.Equal(BusStatus.Ok, bus.Open());
        Assert.Throws<DeviceTrouble>(Open);
    }

    [Fact]
    public void The_mark_of_a_held_arm_is_left_for_each_chip_and_one_that_still_drives_forbids_to_begin()
    {
        HeldMarks marks = new(chips.Folder, chips.Bus, Arm);
        Assert.Equal($"armctl outputs-off --i2c {chips.Bus} --address 0x40 --address 0x41", marks.LetGoWords);
        Assert.False(marks.WasDriven());
        using OpenedBus opened = Open();
        using IServoBus bus = opened.Bus;
        bus.Open();
        ServoCounts gripper = default;
        gripper[4] = 300;
        bus.Write(gripper);
        Assert.True(marks.WasDriven());

        Assert.True(marks.Leave().IsDone);
        Assert.Equal(2, Directory.GetFiles(chips.Folder, "held-*").Length);
        TroubleException held = Assert.Throws<TroubleException>(() => marks.WasDriven());
        Assert.Contains(marks.LetGoWords, held.Message, StringComparison.Ordinal);
        bus.Release();
        Assert.False(marks.WasDriven());
        Assert.Empty(Directory.GetFiles(chips.Folder, "held-*"));

        marks.Leave();
        marks.Remove();
        Assert.Empty(Directory.GetFiles(chips.Folder, "held-*"));
    }

    [Fact]
    public void After_every_end_systemd_switches_both_chips_off()
    {
        string[] unit = ServiceUnit.Text(ServiceHardware.Real, Arm, isNative: true).Split('\n');
        string[] off = [.. unit.Where(line => line.StartsWith("ExecStopPost", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "ExecStopPost=-/opt/armctl/current/armctl outputs-off --unless-held --i2c /dev/i2c-1 --address 0x40",
                "ExecStopPost=-/opt/armctl/current/armctl outputs-off --unless-held --i2c /dev/i2c-1 --address 0x41",
            ],
            off);
    }

    /// <summary>A twin has one chip: no two of its servos may share a channel of it.</summary>
    [Fact]
    public void A_twin_hangs_all_its_servos_on_one_chip()
    {
        Assert.Equal([0, 1, 2, 3, 4], Arm.TwinChannels);
        Assert.Equal([.. ShippedArms.Load("desk4").Outputs.Select(output => output.Channel)], ShippedArms.Load("desk4").TwinChannels);
        Assert.Equal(Arm.LaneCount, Arm.TwinChannels.Distinct().Count());
    }

    public void Dispose()
    {
        chips.Dispose();
        arm.Dispose();
    }

    private OpenedBus Open() =>
        ServoBuses.Pca9685.Open!(chips.Bus, Arm.Lanes, Arm.Pwm.Frame, microseconds => Thread.Sleep(1 + (microseconds / 1000)));

    private static int[] Channels(ArmController.Simulator.Chips.SimulatedPca9685 chip) =>
        [.. Enumerable.Range(0, 4).Select(channel => (int)Math.Round(chip.PulseMicroseconds(channel) * 4096 / chip.PeriodMicroseconds()))];
}
