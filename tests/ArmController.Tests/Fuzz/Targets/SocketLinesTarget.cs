using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Service.Sockets;
using ArmController.Service.Words;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>
/// Bytes on ctl.sock and view.sock: what is no line that may be said has no effect and is refused in one printable line;
/// what is one has its own effect and no other; and a real socket hands on just the lines that were sent,
/// stop and off even behind what ends the connection.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SocketLinesTarget : IFuzzTarget
{
    public const string Called = "socket-lines";

    private const int Longest = 4_096;
    private const int TooLong = 256;
    private const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Written out and not taken from the grammar, which is what is tried here. What arm does is told by tests of its own.
    private static readonly Dictionary<string, OperatorWord?> Known = new(StringComparer.Ordinal)
    {
        ["arm"] = null,
        ["arm pose-confirmed"] = null,
        ["disarm"] = OperatorWord.Park,
        ["stop"] = OperatorWord.Stop,
        ["off"] = OperatorWord.LetGo,
        ["reset"] = OperatorWord.Reset,
        ["learn start reach"] = OperatorWord.None,
        ["learn pause"] = OperatorWord.Stop,
        ["learn resume"] = OperatorWord.None,
        ["learn recall"] = OperatorWord.None,
    };

    private static readonly string[] Looks = ["status", "tail", "follow"];

    private readonly Scratch scratch = new();
    private readonly Rig rig;
    private readonly ServiceLoop loop;
    private readonly Caller caller = new();
    private readonly ControlDesk control;
    private readonly ViewDesk view;
    private readonly Recorder recorder = new();
    private readonly LineServer server;
    private int journal;
    private TimeSpan now;

    public SocketLinesTarget()
    {
        RigPlan plan = new(ShippedArms.Load("desk4"), TwinPerturbation.None, LearnerKind.QUrdf, 1);
        RigParts parts = RigParts.Simulated(plan, 1);
        AgentSlot slot = new(plan.Trainee(new NoLog()));
        ServiceRecorder kept = new();
        rig = new Rig(parts, slot, kept);
        loop = new ServiceLoop(plan, rig, kept, slot, new(scratch.Path, scratch.Path, null, 0, null, false, TimeSpan.FromMinutes(1)));
        control = new ControlDesk(loop, caller, _ => journal++);
        view = new ViewDesk(() => "{}\n"u8.ToArray(), new LineTail());
        server = new LineServer(scratch.File("s"), Rights, recorder);
    }

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Known.Keys.Concat(Looks).Select(line => Encoding.ASCII.GetBytes(line + "\n")),
        .. ((string[])
        [
            "", "\n\n\n", "stop", "arm nobody-has-looked no pose-confirmedness\n", "arm the arm is NOT where it should be, not pose-confirmed\n",
            "learn start juggling\n",
            "hello\nstop\noff\n", $"{new string('x', 255)}\n{new string('y', 256)}\nlearn pause\nstop\n", $"{new string('z', 300)}stop\noff\n",
            "stop\r\noff \n OFF\nst\0op\n",
        ]).Select(Encoding.ASCII.GetBytes),
    ];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        byte[] changed = random.NextInt(3) == 0 ? TextMutator.Mutate(random, input, other) : ByteMutator.Mutate(random, input, other);
        return changed.Length <= Longest ? changed : changed[..Longest];
    }

    public FuzzAnswer Feed(byte[] input)
    {
        string[] lines = Encoding.Latin1.GetString(input).Split('\n');
        int known = 0;
        string shape = "";
        foreach (string line in lines[..^1])
        {
            known += Known.ContainsKey(line) || Looks.Contains(line) ? 1 : 0;
            if ((Controls(line, out string answer) ?? Views(line)) is { } wrong)
            {
                return new("wrong", wrong);
            }

            shape = FuzzText.Shape(answer);
        }

        return new((known > 0 ? "accepted " : "") + shape, Travels(input, lines));
    }

    public void Dispose()
    {
        server.Dispose();
        rig.Dispose();
        scratch.Dispose();
    }

    // One line at the desk of those who may drive, on an arm that is switched off and not known to rest in its park pose.
    private string? Controls(string line, out string answer)
    {
        loop.Board.Show(new LiveState { Mode = Mode.Disarmed, Blockers = ArmingBlockers.PoseUnknown | ArmingBlockers.UncleanShutdown });
        loop.Blockers = ArmingBlockers.UncleanShutdown | ArmingBlockers.ConfigHashChanged;
        loop.Mailbox.Take();
        caller.Calls = 0;
        journal = 0;
        now += TimeSpan.FromMilliseconds(1);
        control.Begin(now);
        control.Answer(Encoding.Latin1.GetBytes(line), 1, out ReadOnlySpan<byte> bytes, out bool follow);
        answer = Encoding.UTF8.GetString(bytes);
        bool known = Known.TryGetValue(line, out OperatorWord? effect);
        OperatorWord posted = loop.Mailbox.Take();
        return follow ? $"'{line}' follows at the desk of those who drive"
            : journal > 2 ? $"'{line}' is told in {journal} lines"
            : known && effect is null ? null
            : posted != (effect ?? OperatorWord.None) ? $"'{line}' says {posted}"
            : loop.Blockers != (ArmingBlockers.UncleanShutdown | ArmingBlockers.ConfigHashChanged) ? $"'{line}' leaves the blockers {loop.Blockers}"
            : caller.Calls > 0 && line != "learn start reach" ? $"'{line}' reaches the service"
            : known ? OneLine(line, answer, "")
            : OneLine(line, answer, "refused\tE-CTL-01\t");
    }

    private string? Views(string line)
    {
        view.Answer(Encoding.Latin1.GetBytes(line), 1, out ReadOnlySpan<byte> bytes, out bool follow);
        return follow != (line == "follow") ? $"'{line}' follows: {follow}"
            : Looks.Contains(line) ? null
            : OneLine(line, Encoding.UTF8.GetString(bytes), "refused\tE-SVC-03\t");
    }

    private static string? OneLine(string line, string answer, string begin) =>
        answer.StartsWith(begin, StringComparison.Ordinal) && answer.EndsWith('\n')
            && AnswerGrammar.Read(answer[..^1]) is not null && PrintableText.Of(answer.AsSpan(..^1), "\t") == answer[..^1]
            ? null
            : $"'{line}' is answered with '{answer}'";

    // All of it through a socket: every whole line arrives once and in order, up to one that is too long, and from there on stop and off.
    private string? Travels(byte[] input, string[] lines)
    {
        int tooLong = Array.FindIndex(lines, line => line.Length >= TooLong);
        string[] whole = lines[..^1];
        string[] expected = tooLong < 0 ? whole : [.. whole[..tooLong], .. whole[tooLong..].Where(line => line is "stop" or "off")];
        recorder.Lines.Clear();
        using (Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            client.Connect(new UnixDomainSocketEndPoint(scratch.File("s")));
            client.Send(input);
        }

        int rounds = 0;
        do
        {
            now += TimeSpan.FromMilliseconds(1);
            server.Serve(now);
        }
        while (server.Clients > 0 && ++rounds < 2 * Longest);

        return server.Clients > 0 ? "the connection never ends"
            : !recorder.Lines.SequenceEqual(expected)
                ? $"sent were '{string.Join('|', expected)}' and there came '{string.Join('|', recorder.Lines)}'"
            : null;
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }

    private sealed class Recorder : ILineDesk
    {
        public List<string> Lines { get; } = [];

        public void Begin(TimeSpan now)
        {
        }

        public bool IsUrgent(ReadOnlySpan<byte> line) => line.SequenceEqual("stop"u8) || line.SequenceEqual("off"u8);

        public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
        {
            Lines.Add(Encoding.Latin1.GetString(line));
            answer = [];
            follow = false;
        }
    }

    private sealed class Caller : IControlled
    {
        public int Calls { get; set; }

        public bool HasRun => false;

        public string RunPath => "";

        public TimeSpan SinceReadBefore => TimeSpan.Zero;

        public bool MayPress(out string refused)
        {
            refused = "";
            Calls++;
            return true;
        }

        public long Press() => Calls;

        public Trouble? KeepsLearning() => Called();

        public Trouble? RecallBest(long tick) => Called();

        public Trouble? BeginLearning(string task) => Called();

        private Trouble? Called()
        {
            Calls++;
            return null;
        }
    }
}
