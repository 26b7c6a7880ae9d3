using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using ArmController.Hardware.I2c;
using ArmController.Simulator.Chips;

namespace ArmController.Simulation;

/// <summary>
/// A simulated chip in a process of its own, on a Unix socket: like a real one it goes on with its last pulses when whoever drove it has died.
/// It says when pulses begin and when they all end.
/// </summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
internal sealed class ChipServer : IDisposable
{
    private const int Nack = 121;
    private const int MostMicroseconds = 1_000_000;

    private readonly string path;
    private readonly SimulatedPca9685 chip;
    private readonly Action<string> say;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Socket> clients = [];
    private readonly byte[] head = new byte[SocketI2cDevice.HeadBytes];
    private readonly byte[] bytes = new byte[SocketI2cDevice.MostBytes];
    private readonly byte[] answer = new byte[1 + SocketI2cDevice.MostBytes];
    private long lookedAt = Stopwatch.GetTimestamp();
    private bool wasOn;

    /// <summary>Offers a chip just powered on.</summary>
    /// <param name="path">The socket; a file that is there already is removed.</param>
    /// <param name="chip">The chip.</param>
    /// <param name="say">Told when pulses begin or end, in words.</param>
    /// <exception cref="IOException">It cannot listen there.</exception>
    public ChipServer(string path, SimulatedPca9685 chip, Action<string> say)
    {
        this.path = path;
        this.chip = chip;
        this.say = say;
        try
        {
            File.Delete(path);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException or UnauthorizedAccessException)
        {
            throw new IOException($"{path}: {fault.Message}; choose another place.", fault);
        }
    }

    /// <summary>Serves until told to end.</summary>
    public void Run(Func<bool> ended)
    {
        List<Socket> ready = [];
        while (!ended())
        {
            ready.Clear();
            ready.Add(listener);
            ready.AddRange(clients);
            Socket.Select(ready, null, null, TimeSpan.FromMilliseconds(100));
            foreach (Socket socket in ready)
            {
                if (socket == listener)
                {
                    clients.Add(listener.Accept());
                }
                else if (!Serve(socket))
                {
                    clients.Remove(socket);
                    socket.Dispose();
                }
            }

            Look();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        clients.ForEach(client => client.Dispose());
        listener.Dispose();
        File.Delete(path);
    }

    private bool Serve(Socket client)
    {
        if (!Receive(client, head))
        {
            return false;
        }

        int written = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(1));
        int wanted = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(3));
        if (written > bytes.Length || wanted > SocketI2cDevice.MostBytes || !Receive(client, bytes.AsSpan(0, written)))
        {
            return false;
        }

        Elapse();
        int errno = head[0] == chip.ConnectionSettings.DeviceAddress ? Transfer(bytes.AsSpan(0, written), answer.AsSpan(1, wanted)) : Nack;
        answer[0] = (byte)errno;
        Look();
        try
        {
            int length = errno == 0 ? 1 + wanted : 1;
            return client.Send(answer.AsSpan(0, length)) == length;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private int Transfer(ReadOnlySpan<byte> written, Span<byte> wanted)
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
        chip.Elapse((int)Math.Min(Stopwatch.GetElapsedTime(lookedAt, now).TotalMicroseconds, MostMicroseconds));
        lookedAt = now;
    }

    private void Look()
    {
        Elapse();
        bool on = false;
        for (int channel = 0; channel < SimulatedPca9685.Channels; channel++)
        {
            on |= chip.PulseMicroseconds(channel) > 0;
        }

        if (on != wasOn)
        {
            wasOn = on;
            say(on ? "pulses on" : "pulses off");
        }
    }

    private static bool Receive(Socket client, Span<byte> into)
    {
        try
        {
            while (into.Length > 0)
            {
                int got = client.Receive(into);
                if (got <= 0)
                {
                    return false;
                }

                into = into[got..];
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
