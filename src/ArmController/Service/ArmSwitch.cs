using ArmController.Motion.Supervision;

namespace ArmController.Service;

/// <summary>
/// The arm switch as a word presses it: one thread presses, the loop's thread looks. A press is dropped when a more cautious word comes before it
/// is dealt with, and when it has become ten seconds old; what was confirmed with it is good for that press and no other.
/// </summary>
internal sealed class ArmSwitch
{
    /// <summary>What a person who has looked at the arm may clear.</summary>
    public const ArmingBlockers ClearedByLooking = ArmingBlockers.PoseUnknown | ArmingBlockers.UncleanShutdown | ArmingBlockers.ConfigHashChanged;

    // Pressed a few ticks after it was seen released, and for one tick.
    private const int DelayTicks = 3;
    private const long LongestNanoseconds = 10_000_000_000;

    private long asked;
    private long askedAt;
    private long lookedAt;
    private long seen;
    private int dueIn;

    /// <summary>Number of the newest press that was dealt with; for the loop's thread.</summary>
    public long Done { get; private set; }

    /// <summary>
    /// True from the tick in which a press is seen that confirms the pose to the tick before it is dealt with; for the loop's thread.
    /// </summary>
    public bool IsConfirming => dueIn > 0 && (seen & 1) != 0;

    /// <summary>Presses it once.</summary>
    /// <param name="number">Greater than that of every press before.</param>
    /// <param name="poseConfirmed">Whether who presses has looked: the arm rests in its park pose.</param>
    public void Press(long number, bool poseConfirmed)
    {
        // Its age is counted from the tick before it: while no tick comes it gets older.
        Volatile.Write(ref askedAt, Volatile.Read(ref lookedAt));
        Volatile.Write(ref asked, (number << 1) | (poseConfirmed ? 1L : 0L));
    }

    /// <summary>Fills in what the switch says in this tick.</summary>
    /// <param name="now">The tick's instant, nanoseconds.</param>
    /// <param name="panel">With the word that was said.</param>
    public void Look(long now, ref Panel panel)
    {
        Volatile.Write(ref lookedAt, now);
        long newest = Volatile.Read(ref asked);
        if (newest != seen)
        {
            // Whoever presses again and again does not put it off.
            seen = newest;
            dueIn = dueIn > 0 ? dueIn : DelayTicks;
        }

        if (panel.Word >= OperatorWord.Park || now - Volatile.Read(ref askedAt) > LongestNanoseconds)
        {
            dueIn = 0;
        }

        // Released, then pressed: a switch that was down when the modes began to look is not one that somebody pressed.
        bool pressed = dueIn > 0 && --dueIn == 0;
        panel.ArmSwitch = pressed;
        panel.PoseConfirmed = pressed && (seen & 1) != 0;
        panel.Blockers &= panel.PoseConfirmed ? ~ClearedByLooking : ~ArmingBlockers.None;
        Done = dueIn == 0 ? seen >> 1 : Done;
    }
}
