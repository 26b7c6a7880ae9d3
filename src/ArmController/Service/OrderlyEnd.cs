using System.Diagnostics;
using ArmController.Configuration;
using ArmController.Motion.Supervision;
using ArmController.Recording;

namespace ArmController.Service;

/// <summary>
/// Brings an arm to rest before its service ends: parked when it can be, held where it stands when not, and never let go on the way.
/// </summary>
/// <param name="loop">The loop, which goes on meanwhile.</param>
/// <param name="round">Serves everybody once, so that a stop is heard.</param>
/// <param name="log">Told what happens, in sentences.</param>
internal sealed class OrderlyEnd(ServiceLoop loop, Action round, Action<string> log)
{
    // A word is taken in the next tick, and what it leads to shows in the one after.
    private const long TicksToHear = 4;
    private static readonly TimeSpan HearTime = TimeSpan.FromSeconds(1);

    /// <summary>Parks.</summary>
    /// <param name="times">How long that may take.</param>
    /// <returns>True when the arm is still driven: it holds.</returns>
    public bool Rest(EndTimes times)
    {
        loop.BeginToEnd();
        loop.Board.Read(out LiveState live);

        // A press that was under way is dealt with by then, and refused.
        long deafUntil = live.Tick + TicksToHear;
        live = Until(HearTime, seen => seen.Tick > deafUntil);
        if (!live.IsDriven)
        {
            return false;
        }

        log(FormattableString.Invariant($"asked to end: parking first, which takes up to {times.ParkSeconds:0.0} s"));
        loop.Mailbox.Post(OperatorWord.Park);
        long heardAt = live.Tick + TicksToHear;
        live = Until(TimeSpan.FromSeconds(times.GiveUpSeconds), seen => seen.Tick > heardAt && Rests(seen));
        if (!Rests(live))
        {
            loop.Mailbox.Post(OperatorWord.Stop);
            live = Until(TimeSpan.FromSeconds(times.StopSeconds), Rests);
        }

        return live.IsDriven;
    }

    private static bool Rests(LiveState seen) => !seen.IsDriven || (seen.IsAtRest && seen.Mode is Mode.Holding or Mode.Faulted);

    private LiveState Until(TimeSpan longest, Func<LiveState, bool> reached)
    {
        Stopwatch clock = Stopwatch.StartNew();
        LiveState live;
        do
        {
            round();
            loop.Board.Read(out live);
        }
        while (loop.Alive && clock.Elapsed < longest && !reached(live));
        return live;
    }
}
