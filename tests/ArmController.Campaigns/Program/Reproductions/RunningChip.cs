using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using ArmController.Hardware.I2c;
using ArmController.Tests.Program;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>A simulated chip in a process of its own, and all that it says about its pulses, with the chip's own times.</summary>
[SupportedOSPlatform("linux")]
internal sealed class RunningChip : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<(TimeSpan OfDay, bool On)> changes = new();
    private readonly Scratch scratch;

    private RunningChip(Scratch scratch, string[] more)
    {
        this.scratch = scratch;
        Process = RealProgram.StartQuickly(scratch, ["sim", "chip", "--socket", Socket, .. more]);
    }

    public Process Process { get; }

    public string Socket => scratch.File("chip");

    public string Bus => $"unix:{Socket}";

    /// <summary>True while its last word was that pulses are on.</summary>
    public bool IsOn => changes.LastOrDefault().On;

    /// <summary>Starts one; it answers when this returns.</summary>
    public static async Task<RunningChip> StartAsync(Scratch scratch, params string[] more)
    {
        RunningChip chip = new(scratch, more);
        Assert.NotNull(await chip.Process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        chip.Process.OutputDataReceived += (_, line) => chip.Note(line.Data);
        chip.Process.BeginOutputReadLine();
        return chip;
    }

    /// <summary>Waits until it has said that pulses are on, or off.</summary>
    public async Task UntilAsync(bool on)
    {
        for (Stopwatch clock = Stopwatch.StartNew(); IsOn != on; await Task.Delay(2, TestContext.Current.CancellationToken))
        {
            Assert.True(clock.Elapsed < Longest, $"pulses are never {(on ? "on" : "off")}");
        }
    }

    /// <summary>Whether there was any pulse in a stretch of time.</summary>
    public bool HadPulses(DateTime from, TimeSpan length)
    {
        bool on = false;
        foreach ((TimeSpan ofDay, bool isOn) in changes)
        {
            // The chip names no day: the nearest one is meant.
            double since = Math.IEEERemainder((ofDay - from.TimeOfDay).TotalSeconds, TimeSpan.FromDays(1).TotalSeconds);
            if (since > 0 && (on || isOn) && since <= length.TotalSeconds)
            {
                return true;
            }

            on = since <= 0 ? isOn : on;
        }

        return on;
    }

    /// <summary>Switches a channel on, as some program does that is none of ours.</summary>
    public void Drive()
    {
        using I2cPath bus = I2cPath.Open(Bus, 0x40);
        bus.Device.Write([0x00, 0x20]);
        bus.Device.Write([0x06, 0, 0, 0x2C, 1]);
    }

    /// <summary>Its first mode register: bit 4 is sleep.</summary>
    public bool IsAsleep()
    {
        using I2cPath bus = I2cPath.Open(Bus, 0x40);
        byte[] mode = new byte[1];
        bus.Device.WriteRead([0x00], mode);
        return (mode[0] & 0x10) != 0;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private void Note(string? line)
    {
        // "16:57:29.123 pulses on"
        if (line is not null && TimeSpan.TryParse(line.Split(' ')[0], CultureInfo.InvariantCulture, out TimeSpan ofDay))
        {
            changes.Enqueue((ofDay, line.EndsWith("on", StringComparison.Ordinal)));
        }
    }
}
