using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Hardware.Pca9685;
using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.Chips;
using ArmController.Training.Journal;
using ArmController.Training.Learn;

namespace ArmController.Benchmarks.Suites;

/// <summary>The parts one by one, in batches.</summary>
internal static class Parts
{
    public static IEnumerable<Figure> Run() => [.. EnvelopeTicks(), .. MonitorTicks(), .. Functions(), .. Chip(), .. Learner(), .. Journal()];

    private static IEnumerable<Figure> EnvelopeTicks()
    {
        RigPlan plan = Plans.Of("so101", LearnerKind.QUrdf);
        ArmDescription alone = JointsAlone(plan.Arm.Description);
        return [.. EnvelopeTicks(2, 100, plan, alone), .. EnvelopeTicks(3, 300, plan, LimitJerk(alone))];
    }

    // What a whole arm costs among obstacles, the shield's suite says.
    private static ArmDescription JointsAlone(ArmDescription arm) => arm with { Obstacles = null };

    // A jerk that takes three ticks from one full acceleration to the other.
    private static ArmDescription LimitJerk(ArmDescription arm) => arm with
    {
        Joints = [.. arm.Joints.Select(
            joint => joint with { Limits = joint.Limits with { MaxRadiansPerSecondCubed = joint.Limits.MaxRadiansPerSecondSquared / 0.03 } })],
    };

    private static IEnumerable<Figure> EnvelopeTicks(int order, double mostNanoseconds, RigPlan plan, ArmDescription description)
    {
        string suite = $"envelope, joints only, order {order} (admit and commit through the door, on a bus that does nothing)";
        using ServoArm arm = new(description, new NoBus(), Cadence.Usual.Tick);
        arm.Open();
        arm.Arm(plan.Arm.Home);
        int joints = plan.Arm.Description.Joints.Length;
        Pcg32 random = new(1, 1);
        Proposal[] wishes = new Proposal[1_024];
        for (int i = 0; i < wishes.Length; i++)
        {
            Joints<RadianPerSecond> velocity = default;
            Joints<Radian> target = default;
            for (int j = 0; j < joints; j++)
            {
                velocity[j] = random.NextDouble(-3, 3);
                target[j] = random.NextDouble(-4, 4);
            }

            wishes[i] = i % 2 == 0 ? Proposal.AtVelocity(velocity) : Proposal.Towards(target);
        }

        Contest contest = new();
        int velocities = contest.Enter(calls => Admit(arm, wishes, calls, from: 0));
        int targets = contest.Enter(calls => Admit(arm, wishes, calls, from: 1));
        contest.Run();
        yield return new Figure(suite, "random velocities, per joint and tick", contest.Nanoseconds(velocities) / joints, "ns", mostNanoseconds);
        yield return new Figure(suite, "random targets, per joint and tick", contest.Nanoseconds(targets) / joints, "ns", mostNanoseconds);
    }

    private static void Admit(ServoArm arm, Proposal[] wishes, int calls, int from)
    {
        for (int i = 0; i < calls; i++)
        {
            arm.Envelope.Admit(wishes[((2 * i) + from) % wishes.Length], out SafeCommand command);
            arm.Actuate(command);
        }
    }

    // An arm without its monitor cannot be built, so the monitor judges a tape of what an envelope emitted.
    private static IEnumerable<Figure> MonitorTicks()
    {
        const string Suite = "monitor, joints only (judge and believe the frames of a real run)";
        foreach (string name in new[] { "desk4", "so101" })
        {
            RigPlan plan = Plans.Of(name, LearnerKind.QUrdf);
            TapeBus tape = new(4_096);
            using ServoArm arm = new(plan.Arm.Description, tape, Cadence.Usual.Tick);
            arm.Open();
            arm.Arm(plan.Arm.Home);
            Pcg32 random = new(5, 5);
            Joints<Radian> target = default;
            for (int i = 0; i < tape.Frames.Length; i++)
            {
                for (int j = 0; i % 50 == 0 && j < plan.Arm.Description.Joints.Length; j++)
                {
                    target[j] = random.NextDouble(-4, 4);
                }

                // Home at the end, so that the tape can be run round and round.
                arm.Envelope.Admit(Proposal.Towards(i < tape.Frames.Length - 400 ? target : plan.Arm.Home), out SafeCommand command);
                arm.Actuate(command);
            }

            CountMonitor monitor = new(MonitorPlans.Of(JointsAlone(plan.Arm.Description), Cadence.Usual.Tick));
            monitor.Place(tape.Frames[^1]);
            Contest contest = new();
            int next = 0;
            int judged = contest.Enter(calls => Judge(monitor, tape.Frames, ref next, calls));
            contest.Run();
            int joints = plan.Arm.Description.Joints.Length;
            yield return new Figure(Suite, $"{name}, {joints} joints, per tick", contest.Nanoseconds(judged), "ns", 300);
        }
    }

    private static void Judge(CountMonitor monitor, ServoCounts[] frames, ref int next, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            if (monitor.Judge(frames[next]) != MonitorVerdict.Good)
            {
                throw new InvalidOperationException($"{monitor.Verdict} in lane {monitor.RefusedLane}.");
            }

            monitor.Written();
            next = next + 1 == frames.Length ? 0 : next + 1;
        }
    }

    private static IEnumerable<Figure> Functions()
    {
        const string Suite = "own transcendental functions against the platform's (1024 random arguments)";
        Pcg32 random = new(2, 2);
        double[] angles = [.. Enumerable.Range(0, 1_024).Select(_ => random.NextDouble(-6, 6))];
        double[] positive = [.. angles.Select(x => Math.Abs(x) + 1e-3)];
        (string Name, Func<double, double> Own, Func<double, double> Platform, double[] At)[] pairs =
        [
            ("sin and cos", x => Elementary.SinCos(x) is var (s, c) ? s + c : 0, x => Math.SinCos(x) is var (s, c) ? s + c : 0, angles),
            ("exp", Elementary.Exp, Math.Exp, angles),
            ("log", Elementary.Log, Math.Log, positive),
            ("atan2", x => Elementary.Atan2(x, 1.5), x => Math.Atan2(x, 1.5), angles),
        ];
        foreach ((string name, Func<double, double> own, Func<double, double> platform, double[] at) in pairs)
        {
            Contest contest = new(rounds: 15);
            int ours = contest.Enter(calls => Sink += Sum(own, at, calls));
            int theirs = contest.Enter(calls => Sink += Sum(platform, at, calls));
            contest.Run();
            yield return new Figure(Suite, $"{name}, own", contest.Nanoseconds(ours), "ns");
            yield return new Figure(Suite, $"{name}, Math", contest.Nanoseconds(theirs), "ns");
            yield return new Figure(Suite, $"{name}, ratio", contest.Ratio(ours, theirs), "x");
        }
    }

    private static double Sink { get; set; }

    private static double Sum(Func<double, double> function, double[] at, int calls)
    {
        double sum = 0;
        for (int i = 0; i < calls; i++)
        {
            sum += function(at[i & 1_023]);
        }

        return sum;
    }

    private static IEnumerable<Figure> Chip()
    {
        const string Suite = "PCA9685, six channels, one frame written and one register read back";
        Pca9685Timing timing = new(25e6, 50);
        Pca9685Output[] outputs = [.. Enumerable.Range(0, 6).Select(lane => new Pca9685Output(lane, lane, 100, 600))];
        SimulatedPca9685 chip = new();
        using Pca9685Bus onChip = new(chip, outputs, timing, chip.Elapse);
        using Pca9685Bus onEcho = new(new EchoDevice(), outputs, timing, _ => { });
        onChip.Open();
        onEcho.Open();
        Contest contest = new();
        int chipped = contest.Enter(calls => Frames(onChip, calls));
        int echoed = contest.Enter(calls => Frames(onEcho, calls));
        contest.Run();
        yield return new Figure(Suite, "driver alone, on an echo", contest.Nanoseconds(echoed), "ns");
        yield return new Figure(Suite, "driver and simulated chip, byte by byte", contest.Nanoseconds(chipped), "ns");
    }

    private static void Frames(Pca9685Bus bus, int calls)
    {
        ServoCounts counts = default;
        for (int i = 0; i < calls; i++)
        {
            for (int lane = 0; lane < 6; lane++)
            {
                counts[lane] = 200 + (i & 127) + lane;
            }

            if (bus.Write(counts) != BusStatus.Ok || bus.Look(out _) != BusStatus.Ok)
            {
                throw new InvalidOperationException("A healthy bus failed.");
            }
        }
    }

    private static IEnumerable<Figure> Learner()
    {
        const string Suite = "FactoredQLearner, one step: learn and choose, 4 joints x 8 tilings x 3 actions";
        LineTiles tiles = new(8, 8.9);
        Pcg32 random = new(3, 3);
        ActiveFeatures[] states = [.. Enumerable.Range(0, 256).Select(_ => Random(tiles, random))];
        Contest contest = new();
        List<int> works = [];
        foreach (double lambda in new[] { 0.0, 0.9 })
        {
            FactoredQLearner learner = new(4, 8, tiles.Count, 3, new LearnerSettings(Lambda: lambda), new Pcg32(4, 4));
            int[] actions = new int[4];
            learner.Enter(states[0]);
            works.Add(contest.Enter(calls =>
            {
                for (int i = 0; i < calls; i++)
                {
                    learner.Choose(explore: true, actions);
                    learner.Learn(actions, (i & 7) - 3.5, states[i & 255], terminal: false);
                }
            }));
        }

        contest.Run();
        yield return new Figure(Suite, "lambda 0", contest.Nanoseconds(works[0]), "ns");
        yield return new Figure(Suite, "lambda 0.9, Watkins", contest.Nanoseconds(works[1]), "ns");
    }

    private static ActiveFeatures Random(LineTiles tiles, Pcg32 random)
    {
        ActiveFeatures features = new(4, 8);
        for (int j = 0; j < 4; j++)
        {
            double u = random.NextDouble(-8, 8);
            features.Mirrored(j) = u < 0;
            tiles.Encode(Math.Abs(u), features.Of(j));
        }

        return features;
    }

    private static IEnumerable<Figure> Journal()
    {
        const string Suite = "journal and checkpoint, on the loop's thread";
        EpisodeRing ring = new(16_384);
        EpisodeRecord episode = new() { Decisions = 40, Success = true };
        using WholeRig small = new(Plans.Of("desk4", LearnerKind.QUrdf));
        using WholeRig large = new(Plans.Of("desk4", LearnerKind.QNone));
        small.Run(2_000);
        large.Run(2_000);
        byte[] image = new byte[LearnImage.Capacity(large.Reacher)];
        Contest contest = new(rounds: 15);
        int pushes = contest.Enter(calls =>
        {
            for (int i = 0; i < calls; i++)
            {
                episode.Episode = i;
                ring.Append(episode);
            }
        });
        int smallImages = contest.Enter(calls => Write(image, small, calls));
        int largeImages = contest.Enter(calls => Write(image, large, calls));
        contest.Run();
        yield return new Figure(Suite, "EpisodeRing push", contest.Nanoseconds(pushes), "ns", 60);
        yield return new Figure(Suite, "LearnImage write, --model urdf --learner q", contest.Nanoseconds(smallImages) / 1_000, "us");
        yield return new Figure(Suite, "LearnImage write, --model none --learner q", contest.Nanoseconds(largeImages) / 1_000, "us");
    }

    private static void Write(byte[] image, WholeRig rig, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            LearnImage.Write(image, rig.Plan, i, rig.Reacher, rig.Rig);
        }
    }
}
