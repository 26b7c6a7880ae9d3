using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;

namespace ArmController.Control.Ticking;

/// <summary>Everything one tick knew and did.</summary>
public struct TickRecord
{
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

    /// <summary>Where the arm was.</summary>
    public ArmState State;

    /// <summary>What happened since the last decision.</summary>
    public Executed Executed;

    /// <summary>What the agent asked for; between two decisions, what it last asked for; nothing while it has no say.</summary>
    public Proposal Requested;

    /// <summary>What the envelope admitted, and why it differs.</summary>
    public SafeCommand Admitted;

    /// <summary>What the bus answered to the tick's look at the device: a single lost answer shows here and nowhere else.</summary>
    public BusStatus Looked;

    /// <summary>What the bus answered to the command.</summary>
    public BusStatus Sent;
}
