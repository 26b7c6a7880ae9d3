using System.Buffers.Binary;
using System.Diagnostics;
using ArmController.Hardware.I2c;
using ArmController.Hardware.Linux;
using ArmController.Simulator.Chips;

namespace ArmController.Service;

/// <summary>
/// Simulated chips in a process of their own, on a Unix socket: like real ones they go on with their last pulses when whoever drove them has died.
/// It says when pulses begin and when they all end. One client at a time drives them, and anybody may switch them off.
/// A transaction makes no garbage.
/// </summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed class ChipServer : IDisposable
{
    /// <summary>So many clients at once; for one more the one that was silent longest and does not drive is hung up on.</summary>
    public const int MostClients = 64;

    private const int Nack = 121;
    private const int Busy = 16;
    private const int MostMicroseconds = 1_000_000;
    private const int WaitMilliseconds = 100;
    private const int RequestBytes = SocketI2cDevice.HeadBytes + SocketI2cDevice.MostBytes;
    private const int Nobody = -1;

    private const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SocketPlace place;
    private readonly SimulatedPca9685[] chips;
    private readonly Action<string> say;

    // The last one is the listener.
    private readonly int[] sockets = new int[MostClients + 1];
    private readonly int[] used = new int[MostClients];
    private readonly long[] heardAt = new long[MostClients];
    private readonly byte[] requests = new byte[MostClients * RequestBytes];
    private readonly byte[] answer = new byte[1 + SocketI2cDevice.MostBytes];
    private int driver = Nobody;
    private long lookedAt = Stopwatch.GetTimestamp();
    private bool wasOn;

    /// <summary>Offers chips just powered on.</summary>
    /// <param name="path">The socket; one that a dead process left there is removed.</param>
    /// <param name="chips">The chips, each at an address of its own.</param>
    /// <param name="say">Told when pulses begin or end, in words.</param>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public ChipServer(string path, IEnumerable<SimulatedPca9685> chips, Action<string> say)
    {
        this.chips = [.. chips];
        this.say = say;
        place = new SocketPlace(path, Rights, MostClients, "choose another place");
        sockets.AsSpan().Fill(Nobody);
        sockets[^1] = place.Listener;
    }

    /// <summary>Serves until told to end.</summary>
    public void Run(Func<bool> ended)
    {
        while (!ended())
        {
            UnixSocket.WaitReadable(sockets, WaitMilliseconds);
            Take();
            for (int client = 0; client < MostClients; client++)
            {
                if (sockets[client] >= 0 && !Hear(client))
                {
                    HangUp(client);
                }
            }

            Look();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int client = 0; client < MostClients; client++)
        {
            HangUp(client);
        }

        place.Dispose();
    }

    private void Take()
    {
        int socket;
        while ((socket = UnixSocket.Accept(place.Listener)) >= 0)
        {
            int free = sockets.AsSpan(0, MostClients).IndexOf(Nobody);
            if (free < 0)
            {
                free = Silent();
                HangUp(free);
            }

            sockets[free] = socket;
            used[free] = 0;
            heardAt[free] = Stopwatch.GetTimestamp();
        }
    }

    private int Silent()
    {
        int silent = driver == 0 ? 1 : 0;
        for (int client = 0; client < MostClients; client++)
        {
            silent = client != driver && heardAt[client] < heardAt[silent] ? client : silent;
        }

        return silent;
    }

    private void HangUp(int client)
    {
        if (sockets[client] >= 0)
        {
            UnixSocket.Close(sockets[client]);
            sockets[client] = Nobody;
            driver = driver == client ? Nobody : driver;
        }
    }

    // False when the client is to be hung up on.
    private bool Hear(int client)
    {
        Span<byte> request = requests.AsSpan(client * RequestBytes, RequestBytes);
        int got = UnixSocket.Receive(sockets[client], request[used[client]..]);
        if (got <= 0)
        {
            return got == UnixSocket.WouldBlock;
        }

        heardAt[client] = Stopwatch.GetTimestamp();
        used[client] += got;
        while (used[client] >= SocketI2cDevice.HeadBytes)
        {
            int written = BinaryPrimitives.ReadUInt16LittleEndian(request[1..]);
            int wanted = BinaryPrimitives.ReadUInt16LittleEndian(request[3..]);
            int length = SocketI2cDevice.HeadBytes + written;
            if (written > SocketI2cDevice.MostBytes || wanted > SocketI2cDevice.MostBytes)
            {
                return false;
            }

            if (used[client] < length)
            {
                break;
            }

            if (!Serve(client, request[0], request[SocketI2cDevice.HeadBytes..length], wanted))
            {
                return false;
            }

            request[length..used[client]].CopyTo(request);
            used[client] -= length;
        }

        return true;
    }

    private bool Serve(int client, byte address, ReadOnlySpan<byte> written, int wanted)
    {
        Elapse();
        int errno = At(address) is { } chip ? Transfer(chip, written, answer.AsSpan(1, wanted))
            : address == SocketI2cDevice.DriverAddress ? Drive(client, written, answer.AsSpan(1, wanted))
            : Nack;
        answer[0] = (byte)errno;
        Look();
        int length = errno == 0 ? 1 + wanted : 1;
        return UnixSocket.Send(sockets[client], answer.AsSpan(0, length)) == length;
    }

    private SimulatedPca9685? At(byte address)
    {
        foreach (SimulatedPca9685 chip in chips)
        {
            if (chip.ConnectionSettings.DeviceAddress == address)
            {
                return chip;
            }
        }

        return null;
    }

    private int Drive(int client, ReadOnlySpan<byte> written, Span<byte> wanted)
    {
        if (written.Length > 0)
        {
            driver = driver == Nobody ? client : driver;
            return driver == client ? 0 : Busy;
        }

        wanted.Clear();
        return BinaryPrimitives.TryWriteInt32LittleEndian(wanted, driver == Nobody ? 0 : Math.Max(UnixSocket.PeerProcess(sockets[driver]), 0))
            ? 0
            : Nack;
    }

    private static int Transfer(SimulatedPca9685 chip, ReadOnlySpan<byte> written, Span<byte> wanted)
    {
        try
        {
            if (wanted.Length == 0)
            {
                chip.Write(written);
            }
            else if (written.Length == 0)
            {
                chip.Read(wanted);
            }
            else
            {
                chip.WriteRead(written, wanted);
            }

            return 0;
        }
        catch (IOException)
        {
            return Nack;
        }
    }

    private void Elapse()
    {
        long now = Stopwatch.GetTimestamp();
        int passed = (int)Math.Min(Stopwatch.GetElapsedTime(lookedAt, now).TotalMicroseconds, MostMicroseconds);
        foreach (SimulatedPca9685 chip in chips)
        {
            chip.Elapse(passed);
        }

        lookedAt = now;
    }

    private void Look()
    {
        Elapse();
        bool on = false;
        foreach (SimulatedPca9685 chip in chips)
        {
            for (int channel = 0; channel < SimulatedPca9685.Channels; channel++)
            {
                on |= chip.PulseMicroseconds(channel) > 0;
            }
        }

        if (on != wasOn)
        {
            wasOn = on;
            say(on ? "pulses on" : "pulses off");
        }
    }
}
