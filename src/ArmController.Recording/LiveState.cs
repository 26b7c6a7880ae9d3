using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Recording;

/// <summary>
/// What a service's loop shows of itself after every tick: the tick's record, and what is counted beside it. Zero is off: nothing has happened.
/// </summary>
public struct LiveState
{
    /// <summary>The newest tick.</summary>
    public TickRecord Record;

    /// <summary>Ticks since the process began.</summary>
    public long Tick;

    /// <summary>Ticks in which the envelope changed what was asked for.</summary>
    public long Interventions;

    /// <summary>Decisions of the agent.</summary>
    public long Decisions;

    /// <summary>Emissions that broke a limit by the independent audit.</summary>
    public long Violations;

    /// <summary>Frames that did not reach the servos.</summary>
    public long FailedWrites;

    /// <summary>Ticks that were passed over because one before them took too long.</summary>
    public long MissedTicks;

    /// <summary>Ticks since the arm was last switched on.</summary>
    public long ArmedTicks;

    /// <summary>Bytes the loop's thread has allocated since then.</summary>
    public long LoopBytes;

    /// <summary>Bytes the whole process has allocated since then, to the nearest few kilobytes.</summary>
    public long ProcessBytes;

    /// <summary>Collections since then.</summary>
    public int Collections;

    /// <summary>True while nothing drives the arm and it is vouched for that it rests in its park pose.</summary>
    public bool IsParked;

    /// <summary>Number of the newest press of the arm switch that the loop has dealt with.</summary>
    public long PressesDone;

    /// <summary>The interlock lets pulses through.</summary>
    public bool IsDriven;

    /// <summary>The reference stands still.</summary>
    public bool IsAtRest;

    /// <summary>The reference last sent, radians.</summary>
    public Joints<Radian> Position;

    /// <summary>The mode in force.</summary>
    public Mode Mode
    {
        readonly get => Record.Mode;
        set => Record.Mode = value;
    }

    /// <summary>Why something happens to the motion.</summary>
    public Reasons Reasons
    {
        readonly get => Record.Reasons;
        set => Record.Reasons = value;
    }

    /// <summary>What forbids arming.</summary>
    public ArmingBlockers Blockers
    {
        readonly get => Record.Blockers;
        set => Record.Blockers = value;
    }

    /// <summary>Why the interlock tripped.</summary>
    public TripReason Trip
    {
        readonly get => Record.Trip;
        set => Record.Trip = value;
    }

    /// <summary>Bytes of garbage a tick, the whole process counted.</summary>
    public readonly double BytesPerTick => ArmedTicks > 0 ? (double)ProcessBytes / ArmedTicks : 0;
}
