using System.Diagnostics;

namespace ArmController.Benchmarks.Harness;

/// <summary>
/// Times small pieces of work against each other: long batches, so that the clock costs nothing, in rounds that take turns,
/// so that whatever else the machine does falls on all of them. The middle round counts.
/// </summary>
internal sealed class Contest(int rounds = 25)
{
    private const double BatchSeconds = 0.004;
    private const double WarmSeconds = 0.15;

    private readonly List<Action<int>> works = [];
    private readonly List<int> sizes = [];
    private double[][] nanoseconds = [];

    /// <summary>Enters a piece of work that does itself as often as it is told; answers its number.</summary>
    public int Enter(Action<int> work)
    {
        works.Add(work);
        return works.Count - 1;
    }

    /// <summary>Runs all rounds.</summary>
    public void Run()
    {
        foreach (Action<int> work in works)
        {
            sizes.Add(WarmUp(work));
        }

        nanoseconds = [.. works.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < works.Count; i++)
            {
                // Whoever begins differs from round to round.
                int turn = (i + round) % works.Count;
                nanoseconds[turn][round] = Time(works[turn], sizes[turn]) * 1e9 / sizes[turn];
            }
        }
    }

    /// <summary>Nanoseconds of one call, median over the rounds.</summary>
    public double Nanoseconds(int work) => Order.Median(nanoseconds[work]);

    /// <summary>How much longer one takes than another: median over the rounds of the ratios within a round.</summary>
    public double Ratio(int work, int to) =>
        Order.Median([.. nanoseconds[work].Select((time, round) => time / nanoseconds[to][round])]);

    // Compiled code gets better in the background after some calls and some time: give it both, twice.
    private static int WarmUp(Action<int> work)
    {
        int size = 1;
        for (int pass = 0; pass < 3; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            double taken = 0;
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds)
            {
                taken = Time(work, size);
                if (taken < BatchSeconds)
                {
                    size = Math.Max(size + 1, (int)Math.Min(size * 2.0, size * BatchSeconds / Math.Max(taken, 1e-9)));
                }
            }

            Thread.Sleep(30);
            size = Math.Max(1, (int)(size * BatchSeconds / Math.Max(taken, 1e-9)));
        }

        return size;
    }

    private static double Time(Action<int> work, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        work(calls);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
