using System.Runtime.Versioning;
using ArmController.Hardware.Linux;

namespace ArmController.Service.Sockets;

/// <summary>
/// One place at a <see cref="LineServer"/>: who sits there, and what was said there and not taken yet. Used again and again, without garbage.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LineClient
{
    private const int Longest = 256;
    private const byte End = (byte)'\n';

    /// <summary>From a connection to its first word it is a few milliseconds; nobody is sent away in that time.</summary>
    public static readonly TimeSpan FirstWordTime = TimeSpan.FromSeconds(1);

    private readonly byte[] said = new byte[Longest];
    private int from;
    private int to;
    private bool passesOver;
    private bool hasSpoken;

    /// <summary>Its socket; -1 when nobody sits there.</summary>
    public int Socket { get; private set; } = -1;

    /// <summary>User at the other end.</summary>
    public int User { get; private set; }

    /// <summary>Whether it is kept informed.</summary>
    public bool Follows { get; set; }

    /// <summary>When it came.</summary>
    public TimeSpan Came { get; private set; }

    /// <summary>When it last said anything; before that, when it came.</summary>
    public TimeSpan SilentSince { get; private set; }

    /// <summary>True when nothing more comes from it.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>True when nobody sits there.</summary>
    public bool IsFree => Socket < 0;

    /// <summary>True when it has said a line that was not taken yet.</summary>
    public bool HasLine => Rest.Contains(End);

    /// <summary>True when its line is longer than any line may be.</summary>
    public bool IsTooLong => to - from == Longest && !HasLine;

    private ReadOnlySpan<byte> Rest => said.AsSpan(from, to - from);

    /// <summary>So many places.</summary>
    public static LineClient[] Places(int count)
    {
        LineClient[] places = new LineClient[count];
        for (int i = 0; i < count; i++)
        {
            places[i] = new LineClient();
        }

        return places;
    }

    /// <summary>True when it has not said its first word and may still be about to.</summary>
    public bool IsNew(TimeSpan now) => !hasSpoken && now - Came <= FirstWordTime;

    /// <summary>Whether it goes before another: who was silent longer, but followers last, who have nothing to say.</summary>
    public bool GivesWayBefore(LineClient other) => Follows == other.Follows ? SilentSince < other.SilentSince : other.Follows;

    /// <summary>A newcomer takes the place.</summary>
    public void Seat(int socket, TimeSpan now)
    {
        Socket = socket;
        User = UnixSocket.PeerUser(socket);
        Follows = false;
        Came = now;
        SilentSince = now;
        HasEnded = false;
        passesOver = false;
        hasSpoken = false;
        from = 0;
        to = 0;
    }

    /// <summary>Reads what has come, as far as there is room; false when nothing has.</summary>
    public bool Read(TimeSpan now)
    {
        Rest.CopyTo(said);
        (from, to) = (0, to - from);
        if (to == Longest || HasEnded)
        {
            return false;
        }

        int got = UnixSocket.Receive(Socket, said.AsSpan(to));
        if (got > 0)
        {
            to += got;
            hasSpoken = true;
            SilentSince = now;
            return true;
        }

        HasEnded = got != UnixSocket.WouldBlock;
        return false;
    }

    /// <summary>Takes the next whole line, without its end; valid until the next read.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        if (passesOver)
        {
            int end = Rest.IndexOf(End);
            from = end < 0 ? to : from + end + 1;
            passesOver = end < 0;
        }

        int length = Rest.IndexOf(End);
        line = length < 0 ? [] : Rest[..length];
        from += length + 1;
        return length >= 0;
    }

    /// <summary>Forgets a line that is too long, and the rest of it when it comes: no end of a line is a line.</summary>
    public void PassOver()
    {
        from = to;
        passesOver = true;
    }

    /// <summary>Lines up to the last urgent one, itself included; 0 without one.</summary>
    public int LinesToUrgent(ILineDesk desk)
    {
        ReadOnlySpan<byte> rest = Rest;
        int found = 0;
        int length;
        for (int count = 1; (length = rest.IndexOf(End)) >= 0; count++)
        {
            found = desk.IsUrgent(rest[..length]) ? count : found;
            rest = rest[(length + 1)..];
        }

        return found;
    }

    /// <summary>Sends, without waiting; false when not all was taken.</summary>
    public bool Send(ReadOnlySpan<byte> bytes) => bytes.Length == 0 || UnixSocket.Send(Socket, bytes) == bytes.Length;

    /// <summary>Closes the socket and frees the place.</summary>
    public void Close()
    {
        UnixSocket.Close(Socket);
        Socket = -1;
    }
}
