using System.Diagnostics;
using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Suites;

/// <summary>
/// What the clearance shield costs a tick: six joints, nine capsules, table, walls, two boxes, twelve or so pairs of links. In free space it wanders
/// where nothing is near, and one look answers; near obstacles it is pressed into them, so that almost every tick is searched; in a storm each joint
/// is attacked as the Cartesian storm does it, which is a mixture of both.
/// </summary>
/// <remarks>
/// At 50 Hz p50 and p99 are held to the same times in every motion, at 200 Hz they are shown.
/// Their ratio is judged where all ticks are of one sort; in the storm it is only shown:
/// half of its ticks need one look and the dearest need all of them, so the cheaper a look, the larger it gets.
/// </remarks>
internal static class Shield
{
    private const int Ticks = 40_000;
    private const int Warm = 20_000;

    private enum Motion
    {
        Free = 0,
        Pressed,
        Storm,
    }

    public static IEnumerable<Figure> Run()
    {
        foreach (double period in (double[])[0.02, 0.005])
        {
            foreach (double? tip in (double?[])[null, 0.25])
            {
                foreach (Motion motion in Enum.GetValues<Motion>())
                {
                    foreach (Figure figure in Case(new Seconds(period), tip, motion))
                    {
                        yield return figure;
                    }
                }
            }
        }
    }

    private static IEnumerable<Figure> Case(Seconds period, double? tip, Motion motion)
    {
        string suite = $"clearance shield, six joints, {1 / period.Value:0} Hz{(tip is null ? "" : $", tip at most {tip * 1000:0} mm/s")}";
        Walk walk = new(period, tip, motion);
        CallTimes times = new(Ticks);
        walk.Go(Warm, null);
        Thread.Sleep(100);
        walk.Go(Warm, null);
        long before = GC.GetAllocatedBytesForCurrentThread();
        walk.Go(Ticks, times);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        string name = motion switch { Motion.Free => "free space", Motion.Pressed => "pressed into obstacles", _ => "storm" };
        double p50 = times.Microseconds(0.5);
        bool judged = period.Value == 0.02;
        yield return new Figure(suite, $"{name}, p50", p50, "us", judged ? 15 : null);
        yield return new Figure(suite, $"{name}, p99", times.Microseconds(0.99), "us", judged ? 60 : null);
        yield return new Figure(suite, $"{name}, p99 over p50", times.Microseconds(0.99) / p50, "x", judged && motion != Motion.Storm ? 4 : null);
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
        private readonly Motion motion;
        private readonly StormWishes storm;
        private readonly StormAttack[] attacks = new StormAttack[6];
        private readonly bool[] up = new bool[6];
        private readonly ArmDescription arm = SixJoints.Arm;
        private readonly Seconds period;
        private readonly int freeTicks;
        private readonly double freeSpeed;
        private int left;

        public Walk(Seconds period, double? tip, Motion motion)
        {
            this.period = period;
            storm = new(random);
            freeTicks = (int)Math.Round(0.2 / period.Value);
            freeSpeed = tip is null ? 0.2 : 0.04;
            shield = new(arm.Body!, SixJoints.Around(tip), arm.Joints.Length, period);
            bounds = [.. arm.Joints.Select(joint => JointBounds.From(joint.Limits, period))];
            states = [.. Enumerable.Range(0, 6).Select(i => new LaneState((long)(SixJoints.Home[i] * (1L << 40)), 0, 0))];
            next = new LaneState[6];
            reasons = new Trims[6];
            wishes = new double[6];
            this.motion = motion;
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
            bool anew = left-- == 0;
            if (anew)
            {
                // Pressed: long pushes at full speed. Free: a fifth of a second's round home, which has room on all sides.
                left = motion switch { Motion.Free => freeTicks - 1, Motion.Pressed => 199, _ => random.NextInt(256) };
            }

            for (int i = 0; i < 6; i++)
            {
                long wanted = (long)(Math.Clamp(Wanted(i, tick, anew), -1, 1) * bounds[i].V);
                LaneState candidate = states[i].After(Math.Clamp(wanted, states[i].V - bounds[i].A, states[i].V + bounds[i].A));
                next[i] = bounds[i].Holds(candidate.Q, candidate.V) ? candidate : StopPolicy.Next(bounds[i], states[i]);
                reasons[i] = Trims.None;
            }
        }

        // In units of the joint's fastest speed.
        private double Wanted(int i, int tick, bool anew)
        {
            if (motion == Motion.Storm)
            {
                return Attack(i, tick, anew);
            }

            if (anew)
            {
                double home = ((SixJoints.Home[i] * (1L << 40)) - states[i].Q) / bounds[i].V / freeTicks;
                wishes[i] = motion == Motion.Pressed ? random.NextDouble(-1, 1) : home + random.NextDouble(-freeSpeed, freeSpeed);
            }

            return wishes[i];
        }

        private double Attack(int i, int tick, bool anew)
        {
            if (anew)
            {
                attacks[i] = (StormAttack)random.NextInt((int)StormAttack.Edge + 1);
                up[i] = random.NextInt(2) == 0;
            }

            JointLimits limits = arm.Joints[i].Limits;
            double radians = states[i].Q / (double)(1L << 40);
            double speed = states[i].V / (double)(1L << 40) / period.Value;
            return storm.Speed(attacks[i], limits, period, radians, speed, tick, ref up[i]) / limits.MaxRadiansPerSecond;
        }
    }
}
