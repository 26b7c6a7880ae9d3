using System.Runtime.Versioning;
using ArmController.Recording;
using ArmController.Service.Sockets;

namespace ArmController.Service;

/// <summary>What a service shows to those who only look: an answer to who asks, and a line a second to who follows and to systemd.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ServiceView : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ServiceLoop loop;
    private readonly LearnSession session;
    private readonly SystemdNotifier systemd;
    private readonly LiveText text;
    private readonly LineTail tail = new();
    private readonly LineServer server;
    private readonly byte[] status = new byte[LiveText.MostBytes];
    private TimeSpan nextLine;

    /// <summary>Opens the socket.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="rights">Who may connect.</param>
    /// <param name="lanes">Lanes of the arm.</param>
    /// <param name="loop">What is shown of the arm.</param>
    /// <param name="session">What is shown of the run.</param>
    /// <param name="systemd">Is sent each line.</param>
    /// <exception cref="IOException">The socket is not to be had.</exception>
    public ServiceView(string path, UnixFileMode rights, int lanes, ServiceLoop loop, LearnSession session, SystemdNotifier systemd)
    {
        this.loop = loop;
        this.session = session;
        this.systemd = systemd;
        text = new LiveText(lanes);
        server = new LineServer(path, rights, new ViewDesk(Status, tail));
    }

    /// <summary>Copies the sockets to wait for; how many.</summary>
    public int CopySockets(Span<int> sockets) => server.CopySockets(sockets);

    /// <summary>Answers who has asked.</summary>
    public void Serve(TimeSpan now) => server.Serve(now);

    /// <summary>Sends the line when a second has passed.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    /// <param name="live">What the loop does.</param>
    public void TellWhenDue(TimeSpan now, in LiveState live)
    {
        if (now < nextLine)
        {
            return;
        }

        nextLine = now + Second;
        ReadOnlySpan<byte> line = text.Line(live, session.Show(live, loop.LearnedTicks), loop.Pacer.Lateness);
        tail.Add(line);
        server.Tell(line);
        systemd.Status(line);
    }

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    private ReadOnlyMemory<byte> Status()
    {
        loop.Board.Read(out LiveState live);
        ReadOnlySpan<byte> line = text.Json(live, session.Show(live, loop.LearnedTicks), loop.Pacer.Lateness);
        line.CopyTo(status);
        return status.AsMemory(0, line.Length);
    }
}
