using ArmController.Motion.Monitoring;

namespace ArmController.Motion.Supervision;

/// <summary>What an arm has on pins beside its bus: a button, a switch for all pulses, a sign of life. No call throws, allocates or waits.</summary>
public interface IPanelPins
{
    /// <summary>What the monitor toggles; null where nothing hangs on it.</summary>
    IHeartbeat? Heartbeat { get; }

    /// <summary>Looks at the buttons, at the beginning of every tick.</summary>
    /// <param name="eStopClosed">True while the emergency stop's contact is closed. What cannot be read is open.</param>
    void Read(out bool eStopClosed);

    /// <summary>Lets pulses through while somebody drives the arm, at the end of every tick.</summary>
    /// <param name="mode">The mode in force.</param>
    /// <param name="driven">True while the interlock is armed.</param>
    void Follow(Mode mode, bool driven);

    /// <summary>No more pulses, at once: nobody ticks any more.</summary>
    void Cut();
}
