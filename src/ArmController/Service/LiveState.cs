using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Service;

/// <summary>What the loop shows of itself after every tick. Zero is off: nothing has happened.</summary>
internal struct LiveState
{
    /// <summary>Ticks since the process began.</summary>
    public long Tick;

    /// <summary>The mode in force.</summary>
    public Mode Mode;

    /// <summary>What happens to the motion.</summary>
    public SafetyAction Action;

    /// <summary>Why.</summary>
    public Reasons Reasons;

    /// <summary>What forbids arming.</summary>
    public ArmingBlockers Blockers;

    /// <summary>Why the interlock tripped.</summary>
    public TripReason Trip;

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

    /// <summary>Reward of the last decision learned from.</summary>
    public double Reward;

    /// <summary>Heat of the warmest servo by the model; at 1 it is let go.</summary>
    public double Warmest;

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
}
