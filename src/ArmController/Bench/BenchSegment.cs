using System.Runtime.Versioning;
using ArmController.Hardware.Linux;
using ArmController.Recording;
using ArmController.Service;

namespace ArmController.Bench;

/// <summary>A number of ticks in real time on a thread of their own, as a service makes them.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BenchSegment
{
    private const int RoundMilliseconds = 50;

    private readonly BenchPlan plan;
    private readonly BenchRig rig;
    private readonly BenchCosts costs;
    private readonly int ticks;
    private readonly Pacer pacer;
    private readonly Thread thread;
    private int stopAsked;

    /// <summary>Prepares.</summary>
    public BenchSegment(BenchPlan plan, BenchRig rig, BenchCosts costs, int ticks)
    {
        this.plan = plan;
        this.rig = rig;
        this.costs = costs;
        this.ticks = ticks;
        pacer = new Pacer(plan.PeriodNanoseconds);
        thread = new Thread(Loop, maxStackSize: 1 << 20) { Name = "control loop", IsBackground = true };
    }

    /// <summary>How late it woke up.</summary>
    public LatenessHistogram Lateness => pacer.Lateness;

    /// <summary>What the thread got of what it asked for.</summary>
    public RealTimeGrant Grant { get; private set; } = new(false, false, false, "");

    /// <summary>Measures, and keeps the books meanwhile; returns early when <paramref name="ends"/>.</summary>
    public void Run(Func<bool> ends)
    {
        GC.Collect();
        thread.Start();
        long begin = MonotonicClock.Now;
        while (!thread.Join(RoundMilliseconds))
        {
            long before = MonotonicClock.Now;
            rig.KeepBooks(TimeSpan.FromMicroseconds((before - begin) / 1e3));
            costs.LogRound.Add(MonotonicClock.Now - before);
            if (ends())
            {
                Volatile.Write(ref stopAsked, 1);
            }
        }

        costs.MissedTicks += pacer.Missed;
    }

    private void Loop()
    {
        if (plan.Priority > 0)
        {
            Grant = RealTime.Ask(plan.Priority, plan.Processor);
        }

        long loopBytes = GC.GetAllocatedBytesForCurrentThread();
        long processBytes = GC.GetTotalAllocatedBytes(precise: false);
        int collections = GC.CollectionCount(0);
        pacer.Begin();
        for (int n = 0; n < ticks && Volatile.Read(ref stopAsked) == 0; n++)
        {
            long woken = pacer.Wait();
            bool decides = rig.DecidesNext;
            rig.Tick();
            Count(MonotonicClock.Now - woken, decides);
            pacer.Done();
        }

        costs.LoopBytes += GC.GetAllocatedBytesForCurrentThread() - loopBytes;
        costs.ProcessBytes += GC.GetTotalAllocatedBytes(precise: false) - processBytes;
        costs.Collections += GC.CollectionCount(0) - collections;
    }

    private void Count(long nanoseconds, bool decides)
    {
        costs.Tick.Add(nanoseconds);
        costs.Bus.Add(rig.TakeBusNanoseconds());
        if (rig.Follows)
        {
            costs.FollowedTicks++;
            (decides ? costs.Decision : costs.Between).Add(nanoseconds);
        }
    }
}
