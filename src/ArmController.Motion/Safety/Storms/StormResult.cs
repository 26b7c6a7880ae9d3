using System.Collections.Immutable;

namespace ArmController.Motion.Safety.Storms;

/// <summary>What a storm did and found.</summary>
/// <param name="Seed">The seed that repeats it.</param>
/// <param name="Order">2, or 3 with limits of jerk.</param>
/// <param name="Ticks">Commands asked of envelopes.</param>
/// <param name="JointTicks">The same, counted per joint.</param>
/// <param name="Arms">Random arms that were driven.</param>
/// <param name="StopChecks">Single-joint stops that were rolled out.</param>
/// <param name="LongestStopTicks">Longest of those stops.</param>
/// <param name="DegradedTicks">Ticks whose write was made to fail.</param>
/// <param name="Trips">Times the interlock tripped.</param>
/// <param name="MonitorTrips">Of them, times the monitor refused a frame or a pose: with a sound envelope each is a false alarm.</param>
/// <param name="Switches">Times other limits were asked for in motion and taken.</param>
/// <param name="NarrowedRests">Of them, times all joints came to rest inside them, from where they were judged like the arm's own.</param>
/// <param name="Recoveries">Times the arm was armed where joints may be outside their limits.</param>
/// <param name="Violations">Faults found, by <see cref="EmissionFault"/>.</param>
/// <param name="Refusals">Random arms that were refused, by the first hard <see cref="EnvelopeRule"/> they broke.</param>
/// <param name="Attacks">Joint ticks spent on each <see cref="StormAttack"/>.</param>
public sealed record StormResult(
    ulong Seed,
    int Order,
    long Ticks,
    long JointTicks,
    long Arms,
    long StopChecks,
    long LongestStopTicks,
    long DegradedTicks,
    long Trips,
    long MonitorTrips,
    long Switches,
    long NarrowedRests,
    long Recoveries,
    ImmutableArray<long> Violations,
    ImmutableArray<long> Refusals,
    ImmutableArray<long> Attacks)
{
    /// <summary>All faults together, impossible stops included.</summary>
    public long TotalViolations
    {
        get
        {
            long total = 0;
            foreach (long count in Violations)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>Stops that would have ended outside the limits.</summary>
    public long StopFailures => Violations[(int)EmissionFault.Stop];
}
