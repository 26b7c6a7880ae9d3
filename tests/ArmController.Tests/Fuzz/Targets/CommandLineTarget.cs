using System.Globalization;
using System.Text;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Numerics;
using ArmController.Tests.Control;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program;
using ArmController.Training.Checkpoints;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>
/// Words of the command line, one a line; %S is a folder with a run, an arm, a twin and a few files that are none. What would run long or write
/// somewhere is held short: the fuzzer looks for words that are not understood, not for work.
/// </summary>
internal sealed class CommandLineTarget : IFuzzTarget
{
    public const string Called = "command-line";

    private const int MostWords = 40;
    private const int LongestWord = 5_000;

    private static readonly string[] Words =
    [
        "learn", "eval", "tasks", "storm", "limits", "config", "check", "completion", "bash", "zsh", "fish", "reach", "desk4", "so101",
        "all-perturbed", "backlash-3",
        "run", "status", "tail", "arm", "disarm", "stop", "reset", "outputs-off", "sim", "chip", "start", "pause", "resume", "faults",
        "--hw", "--i2c", "--runtime", "--state", "--rate", "--priority", "--cpu", "--follow", "-f", "--address", "--socket", "--now",
        "--pose-confirmed", "real", "0x40", "unix:%S/none",
        "--arm", "--seed", "--minutes", "--speed", "--twin", "--from", "--weights-only", "--jacobian", "--model", "--learner", "--target", "--goals",
        "--homes", "--to-the-end", "--checkpoint-seconds", "--archive-hours", "--runs", "--json",
        "--plain", "--verbose", "--help", "-h", "-?", "--version", "--ticks", "--order", "--tolerance", "--", "-", "", " ", "=", ":", "--=", "--arm=",
        "--seed:5", "--json=true", "--json=maybe",
        "urdf", "learned", "none", "q", "model", "max", "1x",
        "[suggest]", "[suggest:3]", "[suggest:-1]", "[suggest:99999999999]", "[suggest:x]", "[diagram]",
        "[env:A=B]", "[]", "[", "/h", "/?",
        "%S", "%S/run", "%S/run/checkpoints", "%S/run/checkpoints/current.ckpt", "%S/none", "%S/text", "%S/twin.json", "%S/arm", "%S/arm/arm.json",
        "%S/arm/arm.urdf", "@%S/words", "@%S/none", "@%S/loop", "@", "@@",
        ".", "..", "./", "/", "~", "*", "%s", "{0}", "a;b", "a\tb", "\u00fc", "\U0001F9BE", "\u202e", "\ud800", "'", "\"", "\\", "$(x)",
        "reach,reach", "Reach", "--JSON", "-json", "-j", "--arm=desk4", "--twin=none",
    ];

    private readonly Scratch scratch = new();
    private readonly CommandLineJudge program;

    public CommandLineTarget()
    {
        program = new(scratch);
        ArmConfiguration arm = ShippedArms.Load("desk4");
        foreach (string folder in (string[])["run/config", "run/checkpoints", "arm", "runs"])
        {
            Directory.CreateDirectory(scratch.File(folder));
        }

        File.WriteAllBytes(scratch.File("run/config/arm.json"), arm.Source.Json);
        File.WriteAllBytes(scratch.File("run/config/arm.urdf"), arm.Source.Urdf);
        File.WriteAllBytes(scratch.File("arm/arm.json"), arm.Source.Json);
        File.WriteAllBytes(scratch.File("arm/arm.urdf"), arm.Source.Urdf);
        File.WriteAllText(scratch.File("text"), "neither this nor that");
        File.WriteAllText(scratch.File("twin.json"), "{\"latencyTicks\": 2}");
        File.WriteAllText(scratch.File("words"), "tasks\n--json\n");
        File.WriteAllText(scratch.File("loop"), $"@{scratch.File("loop")}\n");
        byte[] payload = new SpoiledImage(arm, LearnerKind.QUrdf).Spoil([]);
        byte[] image = new byte[CheckpointImage.Length(payload.Length)];
        CheckpointImage.Encode(payload, arm.Source.Hash, 1, image);
        File.WriteAllBytes(scratch.File("run/checkpoints/current.ckpt"), image);
    }

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. ((string[])
        [
            "", "learn reach", "learn reach --arm so101 --minutes 5 --seed 7 --json", "learn reach --twin all-perturbed --jacobian learned",
            "learn reach --from %S/run --minutes 10",
            "learn reach --speed 1x --target 90 --goals 5 --checkpoint-seconds 1 --archive-hours 2 --runs %S/runs", "eval %S/run",
            "eval %S/run --goals 2 --seed 5 --twin all-perturbed --json",
            "eval %S/run/checkpoints/current.ckpt --tolerance 5 --target 50 --arm %S/run/config", "tasks", "tasks reach --json",
            "storm --ticks 2000 --seed 1 --order 3 --json", "config check", "limits", "limits --json",
            "config check --arm %S/arm --json", "completion bash", "completion fish", "--version", "--help", "learn --help", "[suggest:5] learn",
            "[suggest] learn --arm ", "@%S/words", "learn reach --plain --verbose",
        ]).Select(line => Encoding.UTF8.GetBytes(line.Replace(' ', '\n'))),
    ];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        if (random.NextInt(12) == 0)
        {
            return TextMutator.Mutate(random, input, other);
        }

        List<string> words = [.. Encoding.UTF8.GetString(input).Split('\n')];
        string[] spare = Encoding.UTF8.GetString(other).Split('\n');
        for (int n = 1 + random.NextInt(3); n > 0; n--)
        {
            int at = random.NextInt(words.Count + 1);
            string word = random.NextInt(8) switch
            {
                0 => HostileWords.Numbers[random.NextInt(HostileWords.Numbers.Length)],
                1 => HostileWords.Texts[random.NextInt(HostileWords.Texts.Length)],
                2 => spare[random.NextInt(spare.Length)],
                _ => Words[random.NextInt(Words.Length)],
            };
            if (at == words.Count || random.NextInt(3) == 0)
            {
                words.Insert(at, word);
            }
            else
            {
                switch (random.NextInt(6))
                {
                    case 0:
                        words.RemoveAt(at);
                        break;
                    case 1:
                        words[at] = words[at].Insert(random.NextInt(words[at].Length + 1), word);
                        break;
                    case 2:
                        words[at] = words[at][..random.NextInt(words[at].Length + 1)];
                        break;
                    case 3:
                        words[at] = string.Concat(Enumerable.Repeat(words[at], 1 + random.NextInt(100)));
                        break;
                    default:
                        words[at] = word;
                        break;
                }
            }
        }

        // No system passes on more; and what is passed on to the next mutation must not grow without end.
        return Encoding.UTF8.GetBytes(string.Join('\n', words.Take(MostWords).Select(word => word[..Math.Min(word.Length, LongestWord)])));
    }

    public FuzzAnswer Feed(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input).Replace("\0", "", StringComparison.Ordinal);
        string? wrong = program.Run(
            Tamed([.. text.Split('\n').Take(MostWords).Select(word => word[..Math.Min(word.Length, LongestWord)])]), out string kind);
        return new(kind, wrong);
    }

    public void Dispose() => scratch.Dispose();

    private string[] Tamed(string[] written)
    {
        List<string> words = [];
        for (int i = 0; i < written.Length; i++)
        {
            string word = written[i].Replace("%S", scratch.Path, StringComparison.Ordinal);
            if (word.Contains("--runs", StringComparison.Ordinal))
            {
                // The next word is its value, or one too many.
                words.AddRange(word.Length > 6 ? [$"--runs={CommandLineJudge.NoRuns}/{word.Length}"] : ["--runs", CommandLineJudge.NoRuns]);
                i++;
            }
            else
            {
                words.Add(word.StartsWith('@') && !word[1..].StartsWith(scratch.Path, StringComparison.Ordinal) ? word.Replace('/', '_') : word);
            }
        }

        Bound(words, "learn", "--runs", CommandLineJudge.NoRuns, double.NaN);
        Bound(words, "eval", "--goals", "2", 3);
        Bound(words, "storm", "--ticks", "1000", 3_000);

        // What serves until somebody ends it, and what takes minutes whatever it is told, is only read. The word stands right behind the verb: at the
        // end of the line an option without its value would take it for that.
        for (int i = words.Count - 1; i >= 0; i--)
        {
            if (words[i] is "run" or "chip" or "faults")
            {
                words.Insert(i + 1, "--no-such-option");
            }
        }

        return [.. words];
    }

    // What is asked for again and again stays asked for too often; what is not asked for is asked for once.
    private static void Bound(List<string> words, string verb, string option, string usual, double most)
    {
        if (!words.Contains(verb))
        {
            return;
        }

        bool given = false;
        for (int i = 0; i < words.Count; i++)
        {
            bool apart = words[i] == option;
            bool joined = words[i].StartsWith(option + "=", StringComparison.Ordinal) || words[i].StartsWith(option + ":", StringComparison.Ordinal);
            given |= apart || joined;
            if (apart && i + 1 < words.Count && IsMore(words[i + 1], most))
            {
                words[i + 1] = usual;
            }
            else if (joined && IsMore(words[i][(option.Length + 1)..], most))
            {
                words[i] = $"{option}={usual}";
            }
        }

        if (!given)
        {
            words.AddRange([option, usual]);
        }
    }

    private static bool IsMore(string word, double most) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > most;
}
