using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Hardware.I2c;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>
/// <c>outputs-off</c> printed "outputs off" and ended with 0 while a service went on holding the arm: it had switched everything on again with
/// its next frame. After it there is no pulse for a second, or it fails loudly. ARMCTL_REPRODUCTIONS says how often each is done.
/// </summary>
[Collection(RealService.Name)]
[Trait("Reproduction", "3")]
[SupportedOSPlatform("linux")]
public sealed class OffMeansOffTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // What the chip says comes through a pipe.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(0.3);

    private readonly Scratch scratch = new();

    private static int Times =>
        int.TryParse(Environment.GetEnvironmentVariable("ARMCTL_REPRODUCTIONS"), CultureInfo.InvariantCulture, out int times) ? times : 1;

    [Theory]
    [InlineData("holding")]
    [InlineData("moving")]
    [InlineData("arming")]
    public async Task No_pulse_comes_for_a_second_after_outputs_off_whatever_a_service_does(string state)
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        int off = 0;
        int loud = 0;
        for (int i = 0; i < Times; i++)
        {
            using Scratch own = new();
            using RunningService service = new(own, "--hw", "real", "--i2c", chip.Bus, "--rate", "200");
            Task arming = await BringToAsync(service, chip, state);
            RealProgram ran = await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chip.Bus);
            DateTime ended = DateTime.UtcNow;
            string said = string.Join('\n', [.. ran.Output, .. ran.Errors]);
            if (ran.ExitCode == 0)
            {
                Assert.True(chip.IsAsleep(), $"{state}, {i}: awake after: {said}");
                await Task.Delay(Second + Slack, TestContext.Current.CancellationToken);
                Assert.True(chip.IsAsleep(), $"{state}, {i}: awake a second after: {said}");
                Assert.False(chip.HadPulses(ended, Second), $"{state}, {i}: pulses after: {said}");
                JsonElement status = await service.UntilAsync(status => status.GetProperty("state").GetString() == "faulted");

                // Whichever of the two its round of looks comes to first: a channel that is off, or the mode.
                Assert.True(status.GetProperty("trip").GetString() is "putToSleep" or "registerMismatch", $"{state}, {i}: {status}");
                off++;
            }
            else
            {
                Assert.Equal(75, ran.ExitCode);
                Assert.Contains("another process drives this bus", said, StringComparison.Ordinal);
                loud++;
            }

            await service.SignalAsync("KILL");
            await service.EndAsync();
            await arming;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{state}: {Times} calls, {off} off, {loud} loud failures, 0 lies");
    }

    [Fact]
    public async Task Who_drives_without_looking_is_named()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using CancellationTokenSource ended = new();
        using I2cPath bus = I2cPath.Open(chip.Bus, 0x40, exclusive: true);
        Task driving = Task.Run(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    bus.Device.Write([0x00, 0x20]);
                    bus.Device.Write([0x06, 0, 0, 0x2C, 1]);
                    Thread.Sleep(20);
                }
            },
            TestContext.Current.CancellationToken);
        await chip.UntilAsync(on: true);
        RealProgram ran = await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chip.Bus);
        await ended.CancelAsync();
        await driving;
        Assert.Equal(75, ran.ExitCode);
        Assert.Empty(ran.Output);
        string error = Assert.Single(ran.Errors);
        Assert.StartsWith(
            $"armctl: E-BUS-02 {chip.Bus}: outputs do not stay off: another process drives this bus (", error, StringComparison.Ordinal);
        Assert.EndsWith($"process {Environment.ProcessId}); armctl stop --now, or cut the servos' supply.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_service_on_one_chip_is_told_who_drives_it()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using I2cPath bus = I2cPath.Open(chip.Bus, 0x40, exclusive: true);
        RealProgram second = await RealProgram.ShellAsync(scratch, $"timeout 60 \"$armctl\" run --hw real --i2c {chip.Bus} --runtime rt --state st");
        Assert.Equal(75, second.ExitCode);
        Assert.Contains($"process {Environment.ProcessId}); stop it first, or name another bus.", second.Errors[^1], StringComparison.Ordinal);

        // Who only switches off is never locked out.
        chip.Drive();
        await chip.UntilAsync(on: true);
        Assert.Equal(0, (await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chip.Bus)).ExitCode);
        await chip.UntilAsync(on: false);
    }

    public void Dispose() => scratch.Dispose();

    // The word that switches on is still under way where the service is to be arming.
    private static async Task<Task> BringToAsync(RunningService service, RunningChip chip, string state)
    {
        if (state == "holding")
        {
            return Task.FromResult(await service.HoldAsync());
        }

        if (state == "moving")
        {
            return Task.FromResult(await service.LearnUntilAsync(_ => true));
        }

        await service.UntilAsync(
            status => status.GetProperty("state").GetString() == "disarmed" && status.GetProperty("blockers").GetString() == "poseUnknown");
        Task arming = service.SayAsync("arm", "--pose-confirmed");

        // The first joint has its pulse and the others have not.
        await chip.UntilAsync(on: true);
        return arming;
    }
}
