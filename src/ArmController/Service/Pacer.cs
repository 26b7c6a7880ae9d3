using ArmController.Recording;

namespace ArmController.Service;

/// <summary>
/// Wakes its thread once a period, at absolute instants, and counts how late. After a tick that took too long it goes on at the next instant
/// still to come: what was missed is counted and never made up for, because a second step in one period would be twice the speed.
/// </summary>
internal sealed class Pacer(long periodNanoseconds)
{
    private long due;

    /// <summary>How late it woke up.</summary>
    public LatenessHistogram Lateness { get; } = new();

    /// <summary>Instants that were passed over.</summary>
    public long Missed { get; private set; }

    /// <summary>The first wake-up is at once.</summary>
    public void Begin() => due = MonotonicClock.Now;

    /// <summary>Sleeps until the next instant.</summary>
    /// <returns>What the clock says then, nanoseconds.</returns>
    public long Wait()
    {
        MonotonicClock.SleepUntil(due);
        long now = MonotonicClock.Now;
        Lateness.Add(now - due);
        due += periodNanoseconds;
        return now;
    }

    /// <summary>Says that the tick's work is done.</summary>
    public void Done()
    {
        long behind = MonotonicClock.Now - due;
        if (behind > 0)
        {
            long missed = (behind / periodNanoseconds) + 1;
            Missed += missed;
            due += missed * periodNanoseconds;
        }
    }
}
