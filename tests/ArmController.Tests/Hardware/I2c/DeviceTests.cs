using System.Runtime.Versioning;
using ArmController.Hardware;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Service;
using ArmController.Simulator.Chips;
using ArmController.Tests.Program;
using Xunit;

namespace ArmController.Tests.Hardware.I2c;

[SupportedOSPlatform("linux")]
public sealed class DeviceTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public void A_device_that_is_no_i2c_bus_answers_with_a_number_and_never_throws()
    {
        using LinuxI2cDevice device = new("/dev/null", 0x40);
        const int NotTypewriter = 25;
        Assert.Equal(NotTypewriter, device.TryWrite([0, 1]));
        Assert.Equal(NotTypewriter, device.TryWriteRead([0], new byte[4]));
        using Pca9685Bus bus = new(device, [new Pca9685Output(0, 0, 100, 500)], new Pca9685Timing(25e6, 50), _ => { });
        Assert.Equal(BusStatus.Io, bus.Open());
        IOException thrown = Assert.Throws<IOException>(() => device.Write([0]));
        Assert.Equal(NotTypewriter, thrown.HResult);
    }

    [Fact]
    public void A_closed_device_says_so()
    {
        LinuxI2cDevice device = new("/dev/null", 0x40);
        device.Dispose();
        device.Dispose();
        Assert.Equal(9, device.TryWrite([1]));
    }

    [Fact]
    public void Only_one_drives_a_bus_and_anybody_may_switch_it_off()
    {
        string bus = scratch.File("bus");
        File.WriteAllText(bus, "");
        using (new LinuxI2cDevice(bus, 0x40, exclusive: true))
        {
            DeviceTrouble second = Assert.Throws<DeviceTrouble>(() => new LinuxI2cDevice(bus, 0x40, exclusive: true));
            Assert.Contains("another process drives this bus", second.Message, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId})", second.Message, StringComparison.Ordinal);
            Assert.Equal(Environment.ProcessId, BusDriver.Of(bus));
            using LinuxI2cDevice off = new(bus, 0x40);
            Assert.NotEqual(9, off.TryWrite([0]));
        }

        using LinuxI2cDevice next = new(bus, 0x40, exclusive: true);
    }

    [Fact]
    public void A_bus_that_is_not_there_says_what_to_do()
    {
        DeviceTrouble none = Assert.Throws<DeviceTrouble>(() => new LinuxI2cDevice("/dev/i2c-none", 0x40));
        Assert.Contains("raspi-config", none.Message, StringComparison.Ordinal);
        Assert.Equal(2, none.HResult);
    }

    [Fact]
    public async Task Only_one_drives_a_chip_behind_a_socket_and_anybody_may_switch_it_off()
    {
        SimulatedPca9685 chip = new();
        int ended = 0;
        string path = $"unix:{scratch.File("chip")}";
        using ChipServer server = new(scratch.File("chip"), [chip], _ => { });
        Task serving = Task.Run(() => server.Run(() => Volatile.Read(ref ended) != 0), TestContext.Current.CancellationToken);
        Assert.Equal(0, BusDriver.Of(path));
        using (I2cPath driver = I2cPath.Open(path, 0x40, exclusive: true))
        {
            DeviceTrouble second = Assert.Throws<DeviceTrouble>(() => I2cPath.Open(path, 0x40, exclusive: true));
            Assert.Contains("another process drives this bus", second.Message, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId})", second.Message, StringComparison.Ordinal);
            Assert.Equal(Environment.ProcessId, BusDriver.Of(path));

            // However many are silent there, one more may switch off, and the one who drives is never hung up on.
            List<I2cPath> silent = [.. Enumerable.Range(0, ChipServer.MostClients + 10).Select(_ => I2cPath.Open(path, 0x40))];
            using I2cPath off = I2cPath.Open(path, 0x40);
            Assert.Equal(0, ((IErrnoI2c)off.Device).TryWrite([0xFD, 0x10]));
            Assert.Equal(0, ((IErrnoI2c)driver.Device).TryWrite([0xFD, 0x10]));
            silent.ForEach(client => client.Dispose());
        }

        SpinWait.SpinUntil(() => BusDriver.Of(path) == 0, TimeSpan.FromSeconds(30));
        using (I2cPath.Open(path, 0x40, exclusive: true))
        {
            Volatile.Write(ref ended, 1);
            await serving;
        }
    }

    [Fact]
    public async Task The_driver_drives_a_chip_behind_a_socket_and_allocates_nothing_for_it()
    {
        SimulatedPca9685 chip = new();
        int ended = 0;
        using ChipServer server = new(scratch.File("chip"), [chip], _ => { });
        Task serving = Task.Run(() => server.Run(() => Volatile.Read(ref ended) != 0), TestContext.Current.CancellationToken);
        using (I2cPath path = I2cPath.Open($"unix:{scratch.File("chip")}", 0x40))
        using (Pca9685Bus bus = new(
            path.Device, [new Pca9685Output(0, 3, 100, 500)], new Pca9685Timing(25e6, 50), microseconds => Thread.Sleep(1 + (microseconds / 1000))))
        {
            Assert.Equal(BusStatus.Ok, bus.Open());
            ServoCounts counts = default;
            counts[0] = 300;
            int failures = 0;

            Assert.Equal(0, ByteCount.Settled(() => Frames(1_000)));
            Assert.Equal(0, failures);
            Assert.Equal(300, chip.LatchedOff(3));

            using I2cPath elsewhere = I2cPath.Open($"unix:{scratch.File("chip")}", 0x41);
            Assert.Equal(121, ((IErrnoI2c)elsewhere.Device).TryWrite([0, 0]));

            void Frames(int count)
            {
                for (int i = 0; i < count; i++)
                {
                    failures += bus.Write(counts) == BusStatus.Ok && bus.Look(out _) == BusStatus.Ok ? 0 : 1;
                }
            }
        }

        Volatile.Write(ref ended, 1);
        await serving;
    }

    public void Dispose() => scratch.Dispose();
}
