using ArmController.Configuration;
using ArmController.Deployment;
using Xunit;

namespace ArmController.Tests.Deployment;

public sealed class ServiceUnitTests
{
    [Fact]
    public void A_twin_s_unit_has_no_outputs_to_switch_off_and_nothing_left_to_fill_in()
    {
        string unit = Text(ServiceHardware.Unsaid, isNative: true);

        Assert.DoesNotContain(
            '@', unit.Replace("@system-service", "", StringComparison.Ordinal).Replace("@privileged", "", StringComparison.Ordinal));
        Assert.DoesNotContain("ExecStopPost", unit, StringComparison.Ordinal);
        Assert.Contains("\nExecStart=/opt/armctl/current/armctl run --arm /etc/armctl/arm --hw sim\n", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_s_unit_switches_every_chip_off_once_after_any_end()
    {
        string[] off =
            [.. Text(ServiceHardware.Real, isNative: true).Split('\n').Where(line => line.StartsWith("ExecStopPost", StringComparison.Ordinal))];

        Assert.Equal(["ExecStopPost=-/opt/armctl/current/armctl outputs-off --unless-held --i2c /dev/i2c-1 --address 0x40"], off);
    }

    [Theory]
    [InlineData(true, "MemoryDenyWriteExecute=yes")]
    [InlineData(false, "MemoryDenyWriteExecute=no")]
    public void Only_native_code_may_be_kept_from_writing_code(bool isNative, string line) =>
        Assert.Contains(line, Text(ServiceHardware.Sim, isNative).Split('\n'));

    [Theory]
    [InlineData("Type=notify")]
    [InlineData("WatchdogSec=2")]
    [InlineData("WatchdogSignal=SIGKILL")]
    [InlineData("Restart=on-failure")]
    [InlineData("RestartPreventExitStatus=2 3 78")]
    [InlineData("SuccessExitStatus=130")]
    [InlineData("RuntimeDirectoryPreserve=yes")]
    [InlineData("User=armctl")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("RestrictAddressFamilies=AF_UNIX")]
    public void The_unit_keeps_its_promises(string line) => Assert.Contains(line, Text(ServiceHardware.Real, isNative: true).Split('\n'));

    [Fact]
    public void The_hardware_of_an_installed_unit_is_read_back()
    {
        Assert.Equal(ServiceHardware.Real, ServiceUnit.HardwareOf(Text(ServiceHardware.Real, isNative: true)));
        Assert.Equal(ServiceHardware.Sim, ServiceUnit.HardwareOf(Text(ServiceHardware.Sim, isNative: true)));
        Assert.Equal(ServiceHardware.Unsaid, ServiceUnit.HardwareOf(""));
    }

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void It_waits_longer_for_an_end_than_the_arm_s_limits_make_that_last(string name)
    {
        Assert.True(ArmCatalogue.Load(name).TryGet(out ArmConfiguration? arm));
        EndTimes times = EndTimes.Of(arm);
        Assert.True(times.GiveUpSeconds < times.HostSeconds && times.HostSeconds < times.UnitSeconds);
        Assert.Contains($"TimeoutStopSec={times.UnitSeconds}", ServiceUnit.Text(ServiceHardware.Real, arm, isNative: true).Split('\n'));
    }

    private static string Text(ServiceHardware hardware, bool isNative)
    {
        Assert.True(ArmCatalogue.Load("so101").TryGet(out ArmConfiguration? arm));
        return ServiceUnit.Text(hardware, arm, isNative);
    }
}
