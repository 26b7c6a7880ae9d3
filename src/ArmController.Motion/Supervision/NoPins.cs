using ArmController.Motion.Monitoring;

namespace ArmController.Motion.Supervision;

/// <summary>An arm without an emergency stop at a pin: its stop cuts the servos' supply, or there is none.</summary>
/// <param name="heartbeat">What the monitor toggles; null where nothing hangs on it.</param>
public sealed class NoPins(IHeartbeat? heartbeat = null) : IPanelPins
{
    /// <inheritdoc/>
    public IHeartbeat? Heartbeat => heartbeat;

    /// <inheritdoc/>
    public void Read(out bool eStopClosed) => eStopClosed = true;

    /// <inheritdoc/>
    public void Follow(Mode mode, bool driven)
    {
        // There is no switch to turn.
    }

    /// <inheritdoc/>
    public void Cut()
    {
        // There is no switch to turn.
    }
}
