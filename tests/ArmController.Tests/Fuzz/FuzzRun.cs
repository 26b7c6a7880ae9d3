using System.Diagnostics;
using ArmController.Numerics;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Tests.Fuzz;

/// <summary>
/// Feeds a target with its seeds, its old findings and ever new mutations of both for a while. Without coverage to be led by, it is led by
/// answers: an input whose answer was never heard before is mutated further. The last input is on disk before it is read, so that one that
/// ends the whole process is not lost.
/// </summary>
internal sealed class FuzzRun(IFuzzTarget target, ulong seed)
{
    private const int MostInputs = 5_000;
    private const int MostAccepted = 500;
    private const int LongestKept = 1 << 17;
    private const long MostBytesPerInput = 256L << 20;
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private long inputsAtLastLook;
    private readonly List<byte[]> pool = [];
    private readonly List<byte[]> accepted = [];
    private readonly HashSet<string> heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FuzzFinding> findings = new(StringComparer.Ordinal);

    public long Inputs { get; private set; }

    /// <summary>Inputs that the program took for sound, where the target says so.</summary>
    public long Accepted { get; private set; }

    public int Answers => heard.Count;

    public TimeSpan Elapsed { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public IReadOnlyCollection<FuzzFinding> Findings => findings.Values;

    public void Run(TimeSpan time)
    {
        Directory.CreateDirectory(FuzzSettings.Findings);
        using SafeFileHandle last = File.OpenHandle(Path.Combine(FuzzSettings.Findings, $"{target.Name}.last"), FileMode.Create, FileAccess.Write);
        Stopwatch clock = Stopwatch.StartNew();
        using Timer watch = new(_ => EndIfStuck(), null, Endless, Endless);
        foreach (byte[] input in target.Seeds.Concat(FuzzCorpus.Of(target.Name)))
        {
            if (input.Length <= LongestKept)
            {
                pool.Add(input);
            }

            Feed(input, last);
        }

        Pcg32 random = new(seed, 41);
        while (clock.Elapsed < time)
        {
            // Half of them from what was accepted: next to it lies what is accepted and should not be.
            List<byte[]> from = accepted.Count > 0 && random.NextInt(2) == 0 ? accepted : pool;
            Feed(target.Mutate(random, from[random.NextInt(from.Count)], pool[random.NextInt(pool.Count)]), last);
        }

        Elapsed = clock.Elapsed;
    }

    /// <summary>What is wrong with an input, null when nothing.</summary>
    public static string? Judge(IFuzzTarget target, byte[] input, out string kind, out TimeSpan took)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch clock = Stopwatch.StartNew();
        try
        {
            FuzzAnswer answer = target.Feed(input);
            took = clock.Elapsed;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            kind = answer.Kind;
            return answer.Wrong ?? (allocated > MostBytesPerInput ? $"took {allocated >> 20} MiB of memory" : null);
        }
        catch (Exception thrown)
        {
            took = clock.Elapsed;
            kind = "thrown";
            return thrown.ToString();
        }
    }

    // Nothing else ends a loop without end. The input is on disk.
    private void EndIfStuck()
    {
        if (Interlocked.Exchange(ref inputsAtLastLook, Inputs) == Inputs)
        {
            Environment.FailFast(
                $"{target.Name}: an input took more than {Endless.TotalSeconds:0} s; it is {target.Name}.last in {FuzzSettings.Findings}");
        }
    }

    private void Feed(byte[] input, SafeFileHandle last)
    {
        RandomAccess.SetLength(last, input.Length);
        RandomAccess.Write(last, input, 0);
        Inputs++;
        string? wrong = Judge(target, input, out string kind, out TimeSpan took);
        if (wrong is null && took > Slow)
        {
            // A machine may be busy with something else; not twice.
            wrong = Judge(target, input, out kind, out TimeSpan again)
                ?? (again > Slow ? $"slow: took {took.TotalSeconds:0.0} s and then {again.TotalSeconds:0.0} s" : null);
            took = again < took ? again : took;
        }

        if (kind.StartsWith("accepted", StringComparison.Ordinal))
        {
            Accepted++;
            if (wrong is null && accepted.Count < MostAccepted && input.Length <= LongestKept)
            {
                accepted.Add(input);
            }
        }

        Slowest = took > Slowest ? took : Slowest;
        if (wrong is not null)
        {
            Keep(input, wrong);
        }
        else if (heard.Add(kind) && pool.Count < MostInputs && input.Length <= LongestKept)
        {
            pool.Add(input);
        }
    }

    private void Keep(byte[] input, string wrong)
    {
        string signature = Signature(wrong);
        if (findings.ContainsKey(signature))
        {
            return;
        }

        byte[] smallest = wrong.StartsWith("slow", StringComparison.Ordinal) ? input : Shortened(input, signature);
        string file = Path.Combine(FuzzSettings.Findings, $"{target.Name}-{seed}-{findings.Count}");
        File.WriteAllBytes(file, smallest);
        File.WriteAllText(file + ".txt", wrong);
        findings.Add(signature, new(smallest, wrong, file));
    }

    // Cuts pieces out for as long as the same thing happens.
    private byte[] Shortened(byte[] input, string signature)
    {
        Stopwatch clock = Stopwatch.StartNew();
        for (int piece = input.Length / 2; piece > 0 && clock.Elapsed < Slow; piece /= 2)
        {
            for (int at = 0; at + piece <= input.Length && clock.Elapsed < Slow;)
            {
                byte[] shorter = [.. input.AsSpan(0, at), .. input.AsSpan(at + piece)];
                if (Judge(target, shorter, out _, out _) is { } wrong && Signature(wrong) == signature)
                {
                    input = shorter;
                }
                else
                {
                    at += piece;
                }
            }
        }

        return input;
    }

    // Kind of exception and the first place in the program; for a sentence, its words without numbers.
    private static string Signature(string wrong)
    {
        string[] lines = wrong.Split('\n');
        string? place = Array.Find(lines, line => line.StartsWith("   at ArmController.", StringComparison.Ordinal));
        return place is null ? FuzzText.Shape(lines[0]) : $"{lines[0].Split(':')[0]} {place.Split(" in ")[0]}";
    }
}
