using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;

namespace ArmController.Control.Ticking;

/// <summary>
/// Everything one tick knew and did: its inputs, what became of them, and what the bus answered. Fed back, the inputs give it again.
/// </summary>
public struct TickRecord
{
    /// <summary>What came from outside.</summary>
    public TickInputs In;

    /// <summary>Number of the tick, from 0, as the loop counts.</summary>
    public long Tick;

    /// <summary>Whether the agent decided in this tick.</summary>
    public bool Decided;

    /// <summary>The mode that was in force.</summary>
    public Mode Mode;

    /// <summary>What the supervisor did with the motion.</summary>
    public SafetyAction Action;

    /// <summary>Why.</summary>
    public Reasons Reasons;

    /// <summary>What forbids arming, the program's own reasons included.</summary>
    public ArmingBlockers Blockers;

    /// <summary>Why the interlock has tripped, this tick included.</summary>
    public TripReason Trip;

    /// <summary>Heat of the warmest servo by the model; at 1 it is let go.</summary>
    public double Warmest;

    /// <summary>Where the arm was.</summary>
    public ArmState State;

    /// <summary>What happened since the last decision.</summary>
    public Executed Executed;

    /// <summary>What the agent learned and chose at its latest decision.</summary>
    public Lesson Lesson;

    /// <summary>What the agent asked for; between two decisions, what it last asked for; nothing while it has no say.</summary>
    public Proposal Requested;

    /// <summary>What the envelope admitted, and why it differs.</summary>
    public SafeCommand Admitted;

    /// <summary>What the bus answered to the command.</summary>
    public BusStatus Sent;
}
