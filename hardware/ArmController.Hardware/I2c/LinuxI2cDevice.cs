using System.Device.I2c;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Hardware.I2c;

/// <summary>
/// One address on a Linux I2C bus. Like the stock device but for three things that a control loop needs: a failure is the kernel's number and not
/// an exception; every transaction is one I2C_RDWR, whatever the adapter; and the file is closed in child processes.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed partial class LinuxI2cDevice : I2cDevice, IErrnoI2c
{
    private const nuint TransferRequest = 0x0707; // I2C_RDWR
    private const int ReadWrite = 2;
    private const int CloseOnExec = 0x80000;
    private const ushort ReadFlag = 1;
    private const int Interrupted = 4;
    private const int BadDescriptor = 9;
    private const int ExclusiveOrNot = 6; // LOCK_EX, LOCK_NB

    private readonly I2cConnectionSettings settings;
    private readonly ushort address;
    private int descriptor;

    /// <summary>Opens the bus.</summary>
    /// <param name="path">Its device, for example /dev/i2c-1.</param>
    /// <param name="address">The device's 7-bit address.</param>
    /// <param name="exclusive">
    /// True to be the only one who drives it: until this process ends, by whatever death, no other gets the same. Who only switches off must not ask.
    /// </param>
    /// <exception cref="DeviceTrouble">It cannot be opened or another process drives it; its HResult is the Linux error number.</exception>
    public LinuxI2cDevice(string path, int address, bool exclusive = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(address);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 0x7F);
        settings = new(busId: 0, address);
        this.address = (ushort)address;
        descriptor = Open(path, ReadWrite | CloseOnExec);
        if (descriptor < 0)
        {
            int errno = Marshal.GetLastPInvokeError();
            throw new DeviceTrouble(path, Marshal.GetPInvokeErrorMessage(errno), Remedy(errno), errno);
        }

        if (exclusive && Lock(descriptor, ExclusiveOrNot) != 0)
        {
            int errno = Marshal.GetLastPInvokeError();
            _ = Close(descriptor);
            throw new DeviceTrouble(path, BusDriver.Sentence(BusDriver.OfDevice(path)), BusDriver.Remedy, errno);
        }
    }

    /// <summary>Its address; the bus is known by its path and not by a number.</summary>
    public override I2cConnectionSettings ConnectionSettings => settings;

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer) => ThrowOn(Transfer([], buffer));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => ThrowOn(Transfer(buffer, []));

    /// <inheritdoc/>
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => ThrowOn(Transfer(writeBuffer, readBuffer));

    /// <inheritdoc/>
    public int TryWrite(ReadOnlySpan<byte> bytes) => Transfer(bytes, []);

    /// <inheritdoc/>
    public int TryWriteRead(ReadOnlySpan<byte> bytes, Span<byte> answer) => Transfer(bytes, answer);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        int open = Interlocked.Exchange(ref descriptor, -1);
        if (open >= 0)
        {
            _ = Close(open);
        }

        base.Dispose(disposing);
    }

    private unsafe int Transfer(ReadOnlySpan<byte> written, Span<byte> read)
    {
        if (descriptor < 0)
        {
            return BadDescriptor;
        }

        fixed (byte* source = written)
        fixed (byte* target = read)
        {
            Message* messages = stackalloc Message[2];
            int count = 0;
            if (written.Length > 0 || read.Length == 0)
            {
                messages[count++] = new() { Address = address, Flags = 0, Length = (ushort)written.Length, Bytes = (nint)source };
            }

            if (read.Length > 0)
            {
                messages[count++] = new() { Address = address, Flags = ReadFlag, Length = (ushort)read.Length, Bytes = (nint)target };
            }

            Transaction transaction = new() { Messages = (nint)messages, Count = (uint)count };
            while (Control(descriptor, TransferRequest, ref transaction) < 0)
            {
                int errno = Marshal.GetLastPInvokeError();
                if (errno != Interrupted)
                {
                    return errno;
                }
            }

            return 0;
        }
    }

    private static void ThrowOn(int errno)
    {
        if (errno != 0)
        {
            throw new IOException($"Error {errno} performing I2C data transfer.", errno);
        }
    }

    private static string Remedy(int errno) => errno switch
    {
        2 => "switch I2C on (raspi-config, or dtparam=i2c_arm=on in config.txt) and restart, or name another bus",
        13 => "join the group of the device (usermod -aG i2c), then log in anew",
        _ => "see that the bus is there and free",
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(int descriptor, int operation);

    // Declared without the variable arguments of C: the third one is a pointer on every Linux this runs on, passed in a register like any other.
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int descriptor, nuint request, ref Transaction transaction);

    // struct i2c_msg and struct i2c_rdwr_ioctl_data of the kernel's headers.
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public ushort Address;
        public ushort Flags;
        public ushort Length;
        public nint Bytes;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Transaction
    {
        public nint Messages;
        public uint Count;
    }
}
