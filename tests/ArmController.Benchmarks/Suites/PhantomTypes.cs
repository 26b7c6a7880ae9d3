using System.Runtime.CompilerServices;
using ArmController.Benchmarks.Harness;
using ArmController.Motion.Quantities;

namespace ArmController.Benchmarks.Suites;

/// <summary>What units in the types cost: the same arithmetic on joint vectors and on bare arrays, which must also give the same bits.</summary>
internal static class PhantomTypes
{
    private const string Suite = "phantom-unit types against bare arrays of eight doubles";

    public static IEnumerable<Figure> Run()
    {
        PhantomTick phantom = new();
        RawTick raw = new();
        for (int i = 0; i < 1_000; i++)
        {
            phantom.Tick(i);
            raw.Tick(i);
        }

        if (phantom.Sum() != raw.Sum())
        {
            throw new InvalidOperationException("The two ways of writing one tick disagree.");
        }

        Contest contest = new(rounds: 41);
        int typed = contest.Enter(phantom.Run);
        int bare = contest.Enter(raw.Run);
        contest.Run();
        yield return new Figure(Suite, "joint vectors, a tick's arithmetic", contest.Nanoseconds(typed), "ns");
        yield return new Figure(Suite, "bare arrays, a tick's arithmetic", contest.Nanoseconds(bare), "ns");
        yield return new Figure(Suite, "ratio", contest.Ratio(typed, bare), "x", 1.1);
    }

    private sealed class PhantomTick
    {
        private readonly Joints<Radian>[] waiting = new Joints<Radian>[2];
        private readonly Joints<RadianPerSecond> full = Joints<RadianPerSecond>.From(Numbers.Full);
        private readonly Joints<Radian> low = Joints<Radian>.From(Numbers.Low);
        private readonly Joints<Radian> high = Joints<Radian>.From(Numbers.High);
        private readonly Seconds period = new(Numbers.Period);
        private Joints<Radian> reference;
        private Joints<Radian> answer;
        private Joints<Radian> residual;
        private Joints<Radian> displacement;
        private Joints<Radian> decidedAt;
        private Joints<RadianPerSecond> speed;
        private int head;

        public void Run(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                Tick(i);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Tick(int tick)
        {
            // The estimator's servo model.
            waiting[head] = reference;
            head = (head + 1) % waiting.Length;
            answer += (waiting[head] - answer) * Numbers.Follow;
            residual = reference - answer;
            displacement = reference - decidedAt;
            decidedAt = reference;

            // The pace, as a velocity vector.
            Joints<RadianPerSecond> velocity = default;
            for (int j = 0; j < Numbers.Used; j++)
            {
                velocity[j] = (((tick >> j) & 1) - 0.5) * full[j];
            }

            // An envelope's lanes: speed, then place.
            for (int j = 0; j < Joints<Radian>.Capacity; j++)
            {
                speed[j] = Math.Clamp(velocity[j], speed[j] - Numbers.Change, speed[j] + Numbers.Change);
            }

            Joints<Radian> next = reference + (speed * period);
            for (int j = 0; j < Joints<Radian>.Capacity; j++)
            {
                reference[j] = Math.Clamp(next[j], low[j], high[j]);
            }
        }

        public double Sum()
        {
            double sum = 0;
            for (int j = 0; j < Joints<Radian>.Capacity; j++)
            {
                sum += reference[j] + answer[j] + residual[j] + displacement[j] + speed[j];
            }

            return sum;
        }
    }

    private sealed class RawTick
    {
        private readonly double[][] waiting = [new double[8], new double[8]];
        private readonly double[] full = [.. Numbers.Full];
        private readonly double[] low = [.. Numbers.Low];
        private readonly double[] high = [.. Numbers.High];
        private readonly double[] reference = new double[8];
        private readonly double[] answer = new double[8];
        private readonly double[] residual = new double[8];
        private readonly double[] displacement = new double[8];
        private readonly double[] decidedAt = new double[8];
        private readonly double[] speed = new double[8];
        private int head;

        public void Run(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                Tick(i);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Tick(int tick)
        {
            reference.CopyTo(waiting[head], 0);
            head = (head + 1) % waiting.Length;
            double[] old = waiting[head];
            for (int j = 0; j < 8; j++)
            {
                answer[j] += (old[j] - answer[j]) * Numbers.Follow;
            }

            for (int j = 0; j < 8; j++)
            {
                residual[j] = reference[j] - answer[j];
            }

            for (int j = 0; j < 8; j++)
            {
                displacement[j] = reference[j] - decidedAt[j];
            }

            reference.CopyTo(decidedAt, 0);
            Span<double> velocity = stackalloc double[8];
            velocity.Clear();
            for (int j = 0; j < Numbers.Used; j++)
            {
                velocity[j] = (((tick >> j) & 1) - 0.5) * full[j];
            }

            for (int j = 0; j < 8; j++)
            {
                speed[j] = Math.Clamp(velocity[j], speed[j] - Numbers.Change, speed[j] + Numbers.Change);
            }

            Span<double> next = stackalloc double[8];
            for (int j = 0; j < 8; j++)
            {
                next[j] = reference[j] + (speed[j] * Numbers.Period);
            }

            for (int j = 0; j < 8; j++)
            {
                reference[j] = Math.Clamp(next[j], low[j], high[j]);
            }
        }

        public double Sum()
        {
            double sum = 0;
            for (int j = 0; j < 8; j++)
            {
                sum += reference[j] + answer[j] + residual[j] + displacement[j] + speed[j];
            }

            return sum;
        }
    }

    private static class Numbers
    {
        public const int Used = 5;
        public const double Follow = 0.25;
        public const double Change = 0.7;
        public const double Period = 0.02;

        public static ReadOnlySpan<double> Full => [1.5, 1.6, 1.7, 1.8, 1.9, 0, 0, 0];

        public static ReadOnlySpan<double> Low => [-1, -1, -1, -1, 0, 0, 0, 0];

        public static ReadOnlySpan<double> High => [1, 1, 1, 1, 1, 0, 0, 0];
    }
}
