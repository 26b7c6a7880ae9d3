using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Journal;
using ArmController.Learn;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulation;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>Whatever the reader accepts can be built and run: every number at the ends of what it accepts, alone and together.</summary>
public sealed class AcceptedArmTests
{
    private const int Ticks = 60;

    // What lies between the last of these that is accepted and the first that is not is bisected.
    private static readonly double[] Probes = [-1e300, -1e6, -1e3, -100, -10, -1, 0, double.Epsilon, 1e-9, 1, 10, 100, 1e3, 1e4, 1e6, 1e9, 1e300];

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Every_number_runs_at_both_ends_of_what_is_accepted(string name)
    {
        ArmText arm = new(name);
        foreach (string path in arm.Numbers)
        {
            double[] ends = arm.Ends(path);
            TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {string.Join(", ", ends.Select(end => $"{end:R}"))}");
            for (int i = 0; i < ends.Length; i++)
            {
                Run(arm.With((path, ends[i])), (JacobianSource)i, $"{name} {path} = {ends[i]:R}");
            }
        }
    }

    [Fact]
    public void Random_numbers_within_what_is_accepted_run_together()
    {
        Pcg32 random = new(20261124, 5);
        ArmText arm = new("desk4");
        Dictionary<string, double[]> ends = arm.Numbers.ToDictionary(path => path, arm.Ends);
        int ran = 0;
        for (int draw = 0; draw < 500; draw++)
        {
            (string, double)[] changes = [.. Enumerable.Range(0, 1 + (int)(random.NextDouble() * 6)).Select(_ =>
            {
                string path = arm.Numbers[(int)(random.NextDouble() * arm.Numbers.Length)];
                (double low, double high) = (ends[path].Min(), ends[path].Max());
                double share = random.NextDouble();
                return (path, share < 0.3 ? low : share < 0.6 ? high : low + (random.NextDouble() * (high - low)));
            })];
            Checked<ArmConfiguration> read = arm.With(changes);
            if (read.TryGet(out _))
            {
                Run(read, (JacobianSource)(ran++ % 3), string.Join(", ", changes.Select(change => $"{change.Item1} = {change.Item2:R}")));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ran} of 500 draws were accepted and ran");
        Assert.True(ran > 100);
    }

    [Fact]
    public void Random_twins_within_what_is_accepted_run()
    {
        Pcg32 random = new(20261124, 6);
        ArmConfiguration arm = ShippedArms.Load("desk4");
        double End(double low, double high)
        {
            double share = random.NextDouble();
            return share < 0.3 ? low : share < 0.6 ? high : random.NextDouble(low, high);
        }

        string List(double low, double high) =>
            string.Create(CultureInfo.InvariantCulture, $"[{End(low, high)}, {End(low, high)}, {End(low, high)}, {End(low, high)}]");
        int ran = 0;
        using Scratch scratch = new();
        for (int draw = 0; draw < 200; draw++)
        {
            string file = scratch.File("twin.json");
            string text = string.Create(CultureInfo.InvariantCulture, $"\"latencyTicks\": {(int)End(0, 16)}");
            string words = $$"""{"backlashDeg": {{List(0, 20)}}, "linkScale": {{List(0.25, 4)}}, "zeroOffsetDeg": {{List(-45, 45)}}, {{text}}}""";
            File.WriteAllText(file, words);
            Assert.True(TwinCatalogue.Load(file, chainCount: 4).TryGet(out TwinPerturbation? twin));
            JacobianSource jacobian = (JacobianSource)(draw % 3);
            RigPlan plan = new(arm, twin, jacobian, 1);
            if (plan.Task.Unfair(plan.Scope) is null)
            {
                Run(plan, $"{twin}");
                ran++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{ran} of 200 twins left goals to draw and ran");
        Assert.True(ran > 50);
    }

    private static void Run(Checked<ArmConfiguration> read, JacobianSource jacobian, string what)
    {
        Assert.True(read.TryGet(out ArmConfiguration? arm), what);
        RigPlan plan = new(arm, TwinPerturbation.None, jacobian, 1);
        Exception? thrown = Record.Exception(() => Run(plan, what));
        Assert.True(thrown is null, $"{what}, {jacobian}: {thrown}");
    }

    private static void Run(RigPlan plan, string what)
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
        Assert.True(Rehearsal.Fits(plan, new LearnOrigin("", image[..length], head, Exactly: true)), what);
    }

    private sealed class NoLog : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }

    /// <summary>A shipped arm whose numbers can be replaced by their paths.</summary>
    private sealed class ArmText
    {
        private readonly ArmSource source;
        private readonly JsonNode root;

        public ArmText(string name)
        {
            Assert.True(ArmCatalogue.Load(name).TryGet(out ArmConfiguration? arm));
            source = arm.Source;
            root = JsonNode.Parse(source.Json, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
            List<string> numbers = [];
            Collect(root, numbers);
            Numbers = [.. numbers];
        }

        /// <summary>Paths of all numbers.</summary>
        public string[] Numbers { get; }

        /// <summary>The arm with other numbers.</summary>
        public Checked<ArmConfiguration> With(params (string Path, double Value)[] changes)
        {
            JsonNode changed = root.DeepClone();
            foreach ((string path, double value) in changes)
            {
                JsonNode at = Find(changed, path);
                at.ReplaceWith(IsWhole(path) && Math.Abs(value) <= int.MaxValue ? (int)value : value);
            }

            return ArmReader.Read("accepted", new(source.Folder, source.Urdf, Encoding.UTF8.GetBytes(changed.ToJsonString())));
        }

        /// <summary>The numbers farthest from the written one that are accepted while all others stay: up, down, to zero and beyond zero.</summary>
        public double[] Ends(string path)
        {
            double written = Find(root, path).GetValue<double>();
            return [.. new[] { Far(path, written, 1), Far(path, written, -1), Towards(path, written, 0) }.Distinct()];
        }

        private double Far(string path, double written, int sign)
        {
            double accepted = written;
            foreach (double probe in Probes.Where(probe => (probe - written) * sign > 0).OrderBy(probe => probe * sign))
            {
                if (!With((path, probe)).TryGet(out _))
                {
                    return Towards(path, accepted, probe);
                }

                accepted = probe;
            }

            return accepted;
        }

        private double Towards(string path, double accepted, double refused)
        {
            if (With((path, refused)).TryGet(out _))
            {
                return refused;
            }

            for (int step = 0; step < 40; step++)
            {
                double middle = accepted + ((refused - accepted) / 2);
                middle = IsWhole(path) ? Math.Truncate(middle) : middle;
                if (middle == accepted || middle == refused)
                {
                    break;
                }

                (accepted, refused) = With((path, middle)).TryGet(out _) ? (middle, refused) : (accepted, middle);
            }

            return accepted;
        }

        private static bool IsWhole(string path) =>
            path.EndsWith("Ticks", StringComparison.Ordinal) || path.EndsWith("Decisions", StringComparison.Ordinal);

        private static JsonNode Find(JsonNode at, string path) =>
            path.Split('.')
                .Aggregate(at, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);

        private static void Collect(JsonNode at, List<string> paths, string path = "")
        {
            string Below(string step) => path.Length == 0 ? step : $"{path}.{step}";
            switch (at)
            {
                case JsonObject section:
                    foreach ((string key, JsonNode? value) in section)
                    {
                        Collect(value!, paths, Below(key));
                    }

                    break;
                case JsonArray list:
                    for (int i = 0; i < list.Count; i++)
                    {
                        Collect(list[i]!, paths, Below($"{i}"));
                    }

                    break;
                default:
                    if (at.GetValueKind() == JsonValueKind.Number)
                    {
                        paths.Add(path);
                    }

                    break;
            }
        }
    }
}
