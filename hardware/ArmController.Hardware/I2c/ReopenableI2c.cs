using System.Device.I2c;

namespace ArmController.Hardware.I2c;

/// <summary>
/// A device on a bus that may go away and come back: an adapter that was pulled out, a process that was started anew. <see cref="TryReopen"/> opens
/// its path again; until then every transaction on a lost device fails.
/// </summary>
public sealed class ReopenableI2c : I2cDevice, IErrnoI2c
{
    // Whoever offers the bus may not have noticed yet that this process has hung up.
    private const int Tries = 3;
    private const int BetweenTriesMilliseconds = 20;
    private const int NoDevice = 19;

    private readonly string path;
    private readonly bool exclusive;
    private readonly I2cConnectionSettings settings;
    private I2cPath? opened;

    /// <summary>Opens it.</summary>
    /// <param name="path">As for <see cref="I2cPath.Open"/>.</param>
    /// <param name="address">7-bit address of the device.</param>
    /// <param name="exclusive">True to be the only one who drives it.</param>
    /// <exception cref="DeviceTrouble">It cannot be opened.</exception>
    public ReopenableI2c(string path, int address, bool exclusive)
    {
        this.path = path;
        this.exclusive = exclusive;
        settings = new(busId: 0, address);
        opened = I2cPath.Open(path, address, exclusive);
    }

    /// <inheritdoc/>
    public override I2cConnectionSettings ConnectionSettings => settings;

    /// <summary>
    /// Closes what is open and opens the path again; false when that is not to be had. It allocates and waits: only for an arm that nobody drives.
    /// </summary>
    public bool TryReopen()
    {
        Close();
        for (int tried = 0; tried < Tries && opened is null; tried++)
        {
            try
            {
                opened = I2cPath.Open(path, settings.DeviceAddress, exclusive);
            }
            catch (IOException)
            {
                Thread.Sleep(BetweenTriesMilliseconds);
            }
        }

        return opened is not null;
    }

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer) => Device.Read(buffer);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => Device.Write(buffer);

    /// <inheritdoc/>
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => Device.WriteRead(writeBuffer, readBuffer);

    /// <inheritdoc/>
    public int TryWrite(ReadOnlySpan<byte> bytes) => opened?.Device is IErrnoI2c device ? device.TryWrite(bytes) : NoDevice;

    /// <inheritdoc/>
    public int TryWriteRead(ReadOnlySpan<byte> bytes, Span<byte> answer) =>
        opened?.Device is IErrnoI2c device ? device.TryWriteRead(bytes, answer) : NoDevice;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }

    private I2cDevice Device => opened?.Device ?? throw new IOException($"{path}: the device is lost.", NoDevice);

    private void Close()
    {
        opened?.Dispose();
        opened = null;
    }
}
