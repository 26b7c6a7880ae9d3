using System.Diagnostics;
using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Suites;

/// <summary>
/// What the clearance shield costs a tick: six joints, nine capsules, table, walls, two boxes, twelve or so pairs of links. In free space it wanders
/// where nothing is near; near obstacles it is pressed into them, so that almost every tick is searched.
/// </summary>
internal static class Shield
{
    private const int Ticks = 40_000;
    private const int Warm = 20_000;

    public static IEnumerable<Figure> Run()
    {
        foreach (double period in (double[])[0.02, 0.005])
        {
            foreach (double? tip in (double?[])[null, 0.25])
            {
                foreach (bool pressed in (bool[])[false, true])
                {
                    foreach (Figure figure in Case(new Seconds(period), tip, pressed))
                    {
                        yield return figure;
                    }
                }
            }
        }
    }

    private static IEnumerable<Figure> Case(Seconds period, double? tip, bool pressed)
    {
        string suite = $"clearance shield, six joints, {1 / period.Value:0} Hz{(tip is null ? "" : $", tip at most {tip * 1000:0} mm/s")}";
        Walk walk = new(period, tip, pressed);
        CallTimes times = new(Ticks);
        walk.Go(Warm, null);
        Thread.Sleep(100);
        walk.Go(Warm, null);
        long before = GC.GetAllocatedBytesForCurrentThread();
        walk.Go(Ticks, times);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        string name = pressed ? "pressed into obstacles" : "free space";
        double p50 = times.Microseconds(0.5);
        bool judged = period.Value == 0.02;
        yield return new Figure(suite, $"{name}, p50", p50, "us", judged ? 15 : null);
        yield return new Figure(suite, $"{name}, p99", times.Microseconds(0.99), "us", judged ? 60 : null);
        yield return new Figure(suite, $"{name}, p99 over p50", times.Microseconds(0.99) / p50, "x", judged && pressed ? 4 : null);
        yield return new Figure(suite, $"{name}, looks a tick", (double)walk.Looks / walk.Ticks, "");
        yield return new Figure(suite, $"{name}, bytes a tick", (double)bytes / Ticks, "B", 0);
    }

    /// <summary>The shield alone, on candidates that full effort towards random speeds would make.</summary>
    private sealed class Walk
    {
        private readonly ClearanceShield shield;
        private readonly JointBounds[] bounds;
        private readonly LaneState[] states;
        private readonly LaneState[] next;
        private readonly Trims[] reasons;
        private readonly double[] wishes;
        private readonly Pcg32 random = new(7, 7);
        private readonly bool pressed;

        public Walk(Seconds period, double? tip, bool pressed)
        {
            ArmDescription arm = SixJoints.Arm;
            shield = new(arm.Body!, SixJoints.Around(tip), arm.Joints.Length, period);
            bounds = [.. arm.Joints.Select(joint => JointBounds.From(joint.Limits, period))];
            states = [.. Enumerable.Range(0, 6).Select(i => new LaneState((long)(SixJoints.Home[i] * (1L << 40)), 0, 0))];
            next = new LaneState[6];
            reasons = new Trims[6];
            wishes = new double[6];
            this.pressed = pressed;
            shield.Place(bounds, states);
        }

        public long Looks { get; private set; }

        public long Ticks { get; private set; }

        public void Go(int ticks, CallTimes? times)
        {
            for (int tick = 0; tick < ticks; tick++)
            {
                Wish(tick);
                long start = Stopwatch.GetTimestamp();
                shield.Admit(bounds, states, next, reasons);
                shield.Committed(next);
                long taken = Stopwatch.GetTimestamp() - start;
                times?.Add(taken);
                next.CopyTo(states, 0);
                Looks += shield.Walks;
                Ticks++;
            }
        }

        private void Wish(int tick)
        {
            for (int i = 0; i < 6; i++)
            {
                // Pressed: long pushes at full speed. Free: short ones round home, which has room on all sides.
                if (tick % (pressed ? 200 : 40) == 0)
                {
                    double home = ((SixJoints.Home[i] * (1L << 40)) - states[i].Q) / bounds[i].V / 40;
                    wishes[i] = pressed ? random.NextDouble(-1, 1) : home + random.NextDouble(-0.2, 0.2);
                }

                long wanted = (long)(Math.Clamp(wishes[i], -1, 1) * bounds[i].V);
                LaneState candidate = states[i].After(Math.Clamp(wanted, states[i].V - bounds[i].A, states[i].V + bounds[i].A));
                next[i] = bounds[i].Holds(candidate.Q, candidate.V) ? candidate : StopPolicy.Next(bounds[i], states[i]);
                reasons[i] = Trims.None;
            }
        }
    }
}
