using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Service.Words;

namespace ArmController.Service;

/// <summary>The other end of a service's sockets.</summary>
internal sealed class ServiceClient : IDisposable
{
    private const string NoAnswer = "E-SVC-04";
    private const int MostShown = 60;

    private readonly Socket socket;
    private readonly StreamReader reader;
    private string? heard;

    private ServiceClient(Socket socket)
    {
        this.socket = socket;
        reader = new(new NetworkStream(socket, ownsSocket: false), new UTF8Encoding(false));
    }

    /// <summary>Connects.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="timeout">Longest wait for an answer; null for as long as it takes.</param>
    /// <exception cref="TroubleException">Nobody listens there, or this user may not speak there.</exception>
    public static ServiceClient Connect(string path, TimeSpan? timeout = null)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (timeout is { } longest)
            {
                socket.ReceiveTimeout = (int)longest.TotalMilliseconds;
            }

            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new(socket);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            socket.Dispose();
            string remedy = fault is SocketException { SocketErrorCode: SocketError.AccessDenied }
                ? "ask as a user of its group, or with sudo"
                : "start the service with armctl run or systemctl start armctl, or name its folder with --runtime DIR";

            // The platform calls a missing socket an address that cannot be assigned.
            string cause = File.Exists(path) ? fault.Message : "there is no such socket";
            throw new TroubleException(new(NoAnswer, path, $"no service answers: {cause}", remedy), inner: fault);
        }
    }

    /// <summary>Says a line.</summary>
    /// <exception cref="TroubleException">The service hung up, and did not say why; what it said before that is heard first.</exception>
    public void Say(string line)
    {
        try
        {
            socket.Send(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (SocketException fault)
        {
            if (Hear() is not { } said)
            {
                throw new TroubleException(new(NoAnswer, null, $"the service hung up: {fault.Message}", "see its journal"), inner: fault);
            }

            heard = said;
        }
    }

    /// <summary>The next line; null when the service has hung up.</summary>
    /// <exception cref="ServiceRefusal">It said why it does not answer.</exception>
    /// <exception cref="TroubleException">It says nothing.</exception>
    public string? Hear()
    {
        if (heard is { } before)
        {
            heard = null;
            return before;
        }

        try
        {
            string? line = reader.ReadLine();
            ServiceRefusal.ThrowIf(line ?? "");
            return line;
        }
        catch (IOException fault) when (fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
        catch (IOException fault) when (fault.InnerException is SocketException)
        {
            Trouble silent = new(NoAnswer, null, "the service says nothing", "see its journal, and whether it runs with armctl status");
            throw new TroubleException(silent, inner: fault);
        }
    }

    /// <summary>Says a line and hears the answer.</summary>
    public static string Ask(string path, string line)
    {
        using ServiceClient client = Connect(path, TimeSpan.FromSeconds(5));
        client.Say(line);
        return client.Hear() ?? throw new TroubleException(new(NoAnswer, path, "the service hung up", "see its journal"));
    }

    /// <summary>Says a word that drives, and hears what comes of it.</summary>
    /// <param name="path">The control socket.</param>
    /// <param name="word">The word.</param>
    /// <exception cref="TroubleException">There is no answer, or none that can be read.</exception>
    public static Answer Ask(string path, ControlWord word)
    {
        string line = Ask(path, ControlWord.Grammar.Write(word));
        return AnswerGrammar.Read(line) ?? throw Strange(path, line);
    }

    /// <summary>Asks for the state and reads it.</summary>
    /// <param name="path">The view socket.</param>
    /// <param name="read">Takes what is wanted out of the JSON.</param>
    /// <exception cref="TroubleException">There is no answer, or none that can be read.</exception>
    public static T AskStatus<T>(string path, Func<JsonElement, T> read)
    {
        string line = Ask(path, ViewGrammar.Lines.Write(ViewWord.Status));
        try
        {
            using JsonDocument status = JsonDocument.Parse(line);
            return read(status.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Strange(path, line);
        }
    }

    private static TroubleException Strange(string path, string line)
    {
        string shown = line.Length > MostShown ? $"{line[..MostShown]}..." : line;
        string cause = $"the service gives an answer that this version cannot read: '{shown}'";
        return new(new("E-SVC-07", path, cause, "run one version on both ends, and restart the service"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        socket.Dispose();
    }
}
