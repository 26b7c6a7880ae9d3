using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>Builds and runs what the reader accepts of an arm's numbers.</summary>
/// <param name="arm">A shipped arm's name.</param>
internal sealed class AcceptedNumbers(string arm)
{
    private const int Ticks = 60;

    private readonly ArmText text = new(arm);
    private readonly Dictionary<string, double[]> found = new(StringComparer.Ordinal);

    /// <summary>A number at its ends, while all others stay.</summary>
    /// <param name="step">From one number that is tried to the next: 1 for each.</param>
    public void RunEach(int step)
    {
        for (int at = 0; at < text.Numbers.Length; at += step)
        {
            string path = text.Numbers[at];
            double[] ends = Ends(path);
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {string.Join(", ", ends.Select(end => $"{end:R}"))}");
            for (int i = 0; i < ends.Length; i++)
            {
                Run(text.With((path, ends[i])), (LearnerKind)i, $"{arm} {path} = {ends[i]:R}");
            }
        }
    }

    /// <summary>Up to six numbers at once, at their ends and between; how many draws were accepted.</summary>
    public int RunRandom(int draws)
    {
        Pcg32 random = new(20261124, 5);
        int ran = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            (string, double)[] changes = [.. Enumerable.Range(0, 1 + (int)(random.NextDouble() * 6)).Select(_ =>
            {
                string path = text.Numbers[(int)(random.NextDouble() * text.Numbers.Length)];
                (double low, double high) = (Ends(path).Min(), Ends(path).Max());
                double share = random.NextDouble();
                return (path, share < 0.3 ? low : share < 0.6 ? high : low + (random.NextDouble() * (high - low)));
            })];
            Checked<ArmConfiguration> read = text.With(changes);
            if (read.TryGet(out _))
            {
                Run(read, (LearnerKind)(ran++ % 3), string.Join(", ", changes.Select(change => $"{change.Item1} = {change.Item2:R}")));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ran} of {draws} draws were accepted and ran");
        return ran;
    }

    private static void Run(Checked<ArmConfiguration> read, LearnerKind kind, string what)
    {
        Assert.True(read.TryGet(out ArmConfiguration? arm), what);
        RigPlan plan = new(arm, TwinPerturbation.None, kind, 1);
        Exception? thrown = Record.Exception(() => Run(plan, what));
        Assert.True(thrown is null, $"{what}, {kind}: {thrown}");
    }

    /// <summary>Runs a plan for a second and reads its image back.</summary>
    public static void Run(RigPlan plan, string what)
    {
        Assert.Null(plan.Task.Unfair(plan.Scope));
        ILearningAgent reacher = plan.Trainee(new NoLog());
        RunMeter meter = new();
        using SimulatedRig rig = new(plan, plan.Seed, _ => reacher, meter);
        meter.Watch(rig.Arm);
        for (int tick = 0; tick < Ticks; tick++)
        {
            rig.Tick();
            Assert.True(rig.Arm.Interlock.State == InterlockState.Armed, $"{what}: let go in tick {tick}, {rig.Arm.Interlock.Reason}");
            Assert.True(rig.Twin.Tip.IsFinite, what);
        }

        Assert.Equal(0, meter.Violations);
        byte[] image = new byte[LearnImage.Capacity(reacher)];
        int length = LearnImage.Write(image, plan, Ticks, reacher, rig);
        StateReader reader = new(image.AsSpan(0, length));
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        Assert.NotNull(head);
        Assert.True(ImageTryout.Fits(plan, new LearnOrigin("", image[..length], head, Exactly: true)), what);
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }

    // Found once: they are bisected, and that is most of the time.
    private double[] Ends(string path) => found.TryGetValue(path, out double[]? known) ? known : found[path] = text.Ends(path);
}
