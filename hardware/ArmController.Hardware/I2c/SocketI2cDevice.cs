using System.Buffers.Binary;
using System.Device.I2c;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Hardware.Linux;

namespace ArmController.Hardware.I2c;

/// <summary>
/// One address on an I2C bus that another process offers on a Unix socket: a simulated chip that outlives the controller, or a bus behind an
/// adapter. Per transaction: address, bytes written (16 bits), bytes wanted (16 bits), the bytes; back comes the Linux error number and,
/// when that is 0, the bytes wanted. Little-endian. <see cref="DriverAddress"/> is the bus's own: a byte written says "I drive", which one client
/// at a time may; four bytes wanted are the process number of the one who does, or 0. Who offers a bus without it says that nobody answers there.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class SocketI2cDevice : I2cDevice, IErrnoI2c
{
    /// <summary>Bytes before a request's own.</summary>
    public const int HeadBytes = 5;

    /// <summary>More is never written or asked for at once.</summary>
    public const int MostBytes = 256;

    /// <summary>No device has it: what is said to it is said to whoever offers the bus.</summary>
    public const byte DriverAddress = 0xFF;

    private const int Io = 5;
    private const int Busy = 16;
    private const int BadDescriptor = 9;
    private const int TooLong = 90;
    private const int NoSuchFile = 2;

    // A bus that does not answer for so long is stuck.
    private const int TimeoutMilliseconds = 500;

    private readonly I2cConnectionSettings settings;
    private readonly int socket;
    private readonly byte[] buffer = new byte[HeadBytes + MostBytes];
    private byte address;
    private bool broken;
    private bool closed;

    /// <summary>Connects to the process that offers the bus.</summary>
    /// <param name="path">Its socket.</param>
    /// <param name="address">The device's 7-bit address.</param>
    /// <param name="exclusive">
    /// True to be the only one who drives it, until this is disposed of or its process ends. Who only switches off must not ask.
    /// </param>
    /// <exception cref="DeviceTrouble">Nobody listens there or another process drives it.</exception>
    public SocketI2cDevice(string path, int address, bool exclusive = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(address);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, 0x7F);
        settings = new(busId: 0, address);
        this.address = (byte)address;
        byte[] name = Encoding.UTF8.GetBytes(path);
        socket = name.Length is 0 or >= UnixSocket.MostPathBytes ? -NoSuchFile : UnixSocket.ConnectStream(name, TimeoutMilliseconds);
        if (socket < 0)
        {
            const string Remedy = "start the process that offers this bus, or name another one";
            throw new DeviceTrouble(path, Marshal.GetPInvokeErrorMessage(-socket), Remedy, -socket);
        }

        int asked = exclusive ? Ask([1], []) : 0;
        if (broken)
        {
            UnixSocket.Close(socket);
            throw new DeviceTrouble(path, "who offers this bus does not answer", "start it anew, or name another one", Io);
        }

        if (asked == Busy)
        {
            int driver = DriverProcess;
            UnixSocket.Close(socket);
            throw new DeviceTrouble(path, BusDriver.Sentence(driver), BusDriver.Remedy, Busy);
        }
    }

    /// <summary>Number of the process that drives this bus; 0 when none does or it cannot be told.</summary>
    public int DriverProcess
    {
        get
        {
            Span<byte> process = stackalloc byte[sizeof(int)];
            return Ask([], process) == 0 ? BinaryPrimitives.ReadInt32LittleEndian(process) : 0;
        }
    }

    /// <inheritdoc/>
    public override I2cConnectionSettings ConnectionSettings => settings;

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer) => ThrowOn(TryWriteRead([], buffer));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => ThrowOn(TryWrite(buffer));

    /// <inheritdoc/>
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => ThrowOn(TryWriteRead(writeBuffer, readBuffer));

    /// <inheritdoc/>
    public int TryWrite(ReadOnlySpan<byte> bytes) => TryWriteRead(bytes, []);

    /// <inheritdoc/>
    public int TryWriteRead(ReadOnlySpan<byte> bytes, Span<byte> answer)
    {
        if (bytes.Length > MostBytes || answer.Length > MostBytes)
        {
            return TooLong;
        }

        if (broken)
        {
            return BadDescriptor;
        }

        buffer[0] = address;
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(1), (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(3), (ushort)answer.Length);
        bytes.CopyTo(buffer.AsSpan(HeadBytes));
        int request = HeadBytes + bytes.Length;
        if (UnixSocket.Send(socket, buffer.AsSpan(0, request)) != request || !Receive(buffer.AsSpan(0, 1)))
        {
            return Break();
        }

        int errno = buffer[0];
        return errno != 0 || Receive(answer) ? errno : Break();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        broken = true;
        if (!closed)
        {
            closed = true;
            UnixSocket.Close(socket);
        }

        base.Dispose(disposing);
    }

    // After half an answer nobody knows where the next one begins.
    private int Break()
    {
        broken = true;
        return Io;
    }

    private bool Receive(Span<byte> into)
    {
        while (into.Length > 0)
        {
            int got = UnixSocket.Receive(socket, into);
            if (got <= 0)
            {
                return false;
            }

            into = into[got..];
        }

        return true;
    }

    private int Ask(ReadOnlySpan<byte> bytes, Span<byte> answer)
    {
        byte device = address;
        address = DriverAddress;
        int errno = TryWriteRead(bytes, answer);
        address = device;
        return errno;
    }

    private static void ThrowOn(int errno)
    {
        if (errno != 0)
        {
            throw new IOException($"Error {errno} performing I2C data transfer.", errno);
        }
    }
}
