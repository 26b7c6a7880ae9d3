using System.Device.I2c;

namespace ArmController.Hardware.I2c;

/// <summary>
/// A device on a bus that is known by its path: a Linux I2C device, or <c>unix:</c> and a socket behind which another process offers one.
/// </summary>
public sealed class I2cPath : IDisposable
{
    /// <summary>What the path of a socket begins with.</summary>
    public const string SocketPrefix = "unix:";

    private I2cPath(I2cDevice device) => Device = device;

    /// <summary>The device.</summary>
    public I2cDevice Device { get; }

    /// <summary>Opens it.</summary>
    /// <param name="path">For example <c>/dev/i2c-1</c> or <c>unix:/run/armctl/chip.sock</c>.</param>
    /// <param name="address">7-bit address of the device.</param>
    /// <param name="exclusive">True to be the only one who drives it. Who only switches off must not ask.</param>
    /// <exception cref="DeviceTrouble">It cannot be opened.</exception>
    public static I2cPath Open(string path, int address, bool exclusive = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return !OperatingSystem.IsLinux() ? throw new DeviceTrouble(path, "there are I2C devices on Linux only", "use the simulator")
            : path.StartsWith(SocketPrefix, StringComparison.Ordinal) ? new(new SocketI2cDevice(path[SocketPrefix.Length..], address, exclusive))
            : new(new LinuxI2cDevice(path, address, exclusive));
    }

    /// <inheritdoc/>
    public void Dispose() => Device.Dispose();
}
