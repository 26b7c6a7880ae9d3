using System.Runtime.Versioning;
using System.Text;
using ArmController.Hardware.Linux;
using ArmController.Recording;

namespace ArmController.Service;

/// <summary>
/// Tells systemd that ticks advance, and what the arm is doing. The host's own package says ready and stopping, and sends no watchdog pings; these
/// come from the supervising round, over one socket that stays open, without garbage.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SystemdNotifier : IDisposable
{
    private readonly int socket = -1;
    private readonly TimeSpan? pingPeriod;
    private readonly TextBuffer text = new(256);
    private TimeSpan nextPing;
    private long pingedTick;

    /// <summary>Connects where there is somebody to tell.</summary>
    public SystemdNotifier()
    {
        string? path = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
        if (path is { Length: > 1 and < UnixSocket.MostPathBytes })
        {
            socket = UnixSocket.ConnectDatagram(Encoding.UTF8.GetBytes(path));
        }

        string? microseconds = Environment.GetEnvironmentVariable("WATCHDOG_USEC");
        if (long.TryParse(microseconds, out long timeout) && timeout > 0)
        {
            // A quarter: three pings may be late.
            pingPeriod = TimeSpan.FromMicroseconds(timeout / 4.0);
        }
    }

    /// <summary>Says that ticks advance, when they do and somebody waits to hear it.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    /// <param name="tick">Ticks so far.</param>
    public void PingWhenDue(TimeSpan now, long tick)
    {
        if (pingPeriod is { } period && now >= nextPing && tick > pingedTick)
        {
            nextPing = now + period;
            pingedTick = tick;
            Send("WATCHDOG=1"u8);
        }
    }

    /// <summary>Says that the end may take so long from now on; systemd's own limit may be an older arm's.</summary>
    public void Extend(TimeSpan longest) => Send(text.Clear().Text("EXTEND_TIMEOUT_USEC="u8).Number((long)longest.TotalMicroseconds).Written);

    /// <summary>Says what the arm does, in words.</summary>
    public void Status(ReadOnlySpan<byte> words) => Send(text.Clear().Text("STATUS="u8).Text(words.TrimEnd((byte)'\n')).Written);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (socket >= 0)
        {
            UnixSocket.Close(socket);
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        if (socket >= 0)
        {
            _ = UnixSocket.Send(socket, bytes);
        }
    }
}
