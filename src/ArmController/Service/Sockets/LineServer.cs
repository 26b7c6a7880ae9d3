using System.Runtime.Versioning;
using ArmController.Configuration.Troubles;
using ArmController.Hardware.Linux;
using ArmController.Service.Words;

namespace ArmController.Service.Sockets;

/// <summary>
/// A few clients on one Unix socket, answered in rounds of the owner's thread: urgent lines first, then of each client a few. A newcomer always finds
/// a place: whoever was silent longest gives way, and while all talk a few stand, heard for their urgent lines only. Who says too much or nothing, or
/// takes in too little, is told and hung up on, but what it has sent by then is looked through for urgent lines. After construction it allocates
/// nothing. One thread.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LineServer : IDisposable
{
    /// <summary>So many clients at once.</summary>
    public const int MostClients = 16;

    /// <summary>So many lines of a client are answered in a round, or as many more as it takes to come to its urgent one.</summary>
    public const int MostLines = 16;

    /// <summary>Who says nothing for so long is hung up on, unless it follows.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private const int MostStanding = 4;
    private static readonly byte[] TooLong = AnswerGrammar.Refusal("E-SVC-01", "the line is too long", "send one word a line");
    private static readonly byte[] AllTalk = AnswerGrammar.Refusal("E-SVC-02", "too many clients, and all of them talk", "try again");
    private static readonly byte[] GivesWay = AnswerGrammar.Refusal("E-SVC-02", "too many clients, and this one was silent longest", "connect again");
    private static readonly byte[] TooSilent = AnswerGrammar.Refusal("E-SVC-06", "nothing was said for a minute", "connect again");

    // Longer than a silent newcomer keeps its place, so that who stands behind sixteen of them gets one.
    private static readonly TimeSpan LongestStanding = 2 * LineClient.FirstWordTime;

    // A socket holds about 200 KB that nobody has read.
    private const int MostReadsAtEnd = 1_024;

    private readonly LineClient[] clients = LineClient.Places(MostClients);
    private readonly LineClient[] standing = LineClient.Places(MostStanding);
    private readonly ILineDesk desk;
    private readonly SocketPlace place;

    /// <summary>Listens at a path; a file that a dead process left there is removed, one that answers is not.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rights">Of the file, for example 0660 octal.</param>
    /// <param name="desk">Who answers.</param>
    /// <exception cref="TroubleException">It cannot listen there.</exception>
    public LineServer(string path, UnixFileMode rights, ILineDesk desk)
    {
        this.desk = desk;
        place = ServicePlace.Take(path, rights, MostClients);
    }

    /// <summary>Clients that are connected.</summary>
    public int Clients
    {
        get
        {
            int count = 0;
            foreach (LineClient client in clients)
            {
                count += client.IsFree ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>Copies the numbers of what can be waited for; returns how many.</summary>
    public int CopySockets(Span<int> into)
    {
        into[0] = place.Listener;
        for (int i = 0; i < clients.Length; i++)
        {
            into[1 + i] = clients[i].Socket;
        }

        return 1 + clients.Length;
    }

    /// <summary>One round: takes new clients and answers what has come.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    public void Serve(TimeSpan now)
    {
        desk.Begin(now);
        Read(clients, now);
        Read(standing, now);
        Take(now);
        HearUrgent(clients);
        HearUrgent(standing);
        foreach (LineClient client in clients)
        {
            if (!client.IsFree)
            {
                Answer(client, MostLines);
                Judge(client, now);
            }
        }

        foreach (LineClient client in standing)
        {
            if (!client.IsFree && now - client.Came > LongestStanding)
            {
                HangUp(client, AllTalk);
            }
        }
    }

    /// <summary>Sends to every client that asked to be kept informed; one that takes in too little is dropped and never waited for.</summary>
    public void Tell(ReadOnlySpan<byte> bytes)
    {
        foreach (LineClient client in clients)
        {
            if (!client.IsFree && client.Follows && !client.Send(bytes))
            {
                HangUp(client, []);
            }
        }
    }

    /// <summary>Hangs up and stops listening.</summary>
    public void Dispose()
    {
        for (int i = 0; i < clients.Length; i++)
        {
            Drop(i);
        }

        place.Dispose();
    }

    // Whoever has hung up and was heard out makes room first.
    private static void Read(LineClient[] places, TimeSpan now)
    {
        foreach (LineClient client in places)
        {
            if (!client.IsFree && !client.Read(now) && client.HasEnded && !client.HasLine)
            {
                client.Close();
            }
        }
    }

    private void HearUrgent(LineClient[] places)
    {
        foreach (LineClient client in places)
        {
            if (!client.IsFree)
            {
                Answer(client, client.LinesToUrgent(desk));
            }
        }
    }

    private void Take(TimeSpan now)
    {
        for (int i = 0; i < standing.Length; i++)
        {
            int seat = standing[i].IsFree ? -1 : SeatFor(now);
            if (seat >= 0)
            {
                Clear(seat);
                (clients[seat], standing[i]) = (standing[i], clients[seat]);
            }
        }

        for (int n = 0; n < MostClients && UnixSocket.Accept(place.Listener) is >= 0 and int socket; n++)
        {
            int seat = SeatFor(now);
            LineClient newcomer = seat >= 0 ? Clear(seat) : RoomToStand();
            newcomer.Seat(socket, now);
            newcomer.Read(now);
        }
    }

    private LineClient Clear(int seat)
    {
        if (!clients[seat].IsFree)
        {
            HangUp(clients[seat], GivesWay);
        }

        return clients[seat];
    }

    // Where all places are taken too, whoever stands longest goes, and first of all who has said something that is not urgent.
    private LineClient RoomToStand()
    {
        LineClient found = standing[0];
        foreach (LineClient client in standing)
        {
            bool goesBefore = client.HasLine == found.HasLine ? client.Came < found.Came : client.HasLine;
            found = !found.IsFree && (client.IsFree || goesBefore) ? client : found;
        }

        if (!found.IsFree)
        {
            HangUp(found, AllTalk);
        }

        return found;
    }

    // A free one, or that of who was silent longest. Nobody who spoke in this very round or is about to speak gives way.
    private int SeatFor(TimeSpan now)
    {
        int found = -1;
        for (int i = 0; i < clients.Length; i++)
        {
            LineClient client = clients[i];
            if (client.IsFree)
            {
                return i;
            }

            if (client.SilentSince < now && !client.HasLine && !client.IsNew(now) && (found < 0 || client.GivesWayBefore(clients[found])))
            {
                found = i;
            }
        }

        return found;
    }

    private void Answer(LineClient client, int most)
    {
        for (int n = 0; n < most && client.TryTake(out ReadOnlySpan<byte> line); n++)
        {
            if (!Answer(client, line))
            {
                HangUp(client, []);
                return;
            }
        }
    }

    private bool Answer(LineClient client, ReadOnlySpan<byte> line)
    {
        desk.Answer(line, client.User, out ReadOnlySpan<byte> answer, out bool follow);
        client.Follows |= follow;
        return client.Send(answer);
    }

    private void Judge(LineClient client, TimeSpan now)
    {
        if (client.IsFree)
        {
            return;
        }

        if (client.IsTooLong)
        {
            HangUp(client, TooLong);
        }
        else if (!client.Follows && now - client.SilentSince > LongestSilence)
        {
            HangUp(client, TooSilent);
        }
    }

    // What was sent is read to its end, so that no stop is lost behind words that nobody answers any more.
    private void HangUp(LineClient client, ReadOnlySpan<byte> why)
    {
        int reads = 0;
        do
        {
            while (client.TryTake(out ReadOnlySpan<byte> line))
            {
                _ = desk.IsUrgent(line) && Answer(client, line);
            }

            if (client.IsTooLong)
            {
                client.PassOver();
            }
        }
        while (client.Read(TimeSpan.Zero) && ++reads < MostReadsAtEnd);

        _ = client.Send(why);
        client.Close();
    }

    private void Drop(int i)
    {
        if (!clients[i].IsFree)
        {
            clients[i].Close();
        }
    }
}
