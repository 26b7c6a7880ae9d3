using ArmController.Motion.Monitoring;
using ArmController.Motion.Supervision;

namespace ArmController.Service;

/// <summary>An arm without an emergency stop at a pin: its stop cuts the servos' supply, or there is none.</summary>
internal sealed class NoPins : IPanelPins
{
    /// <inheritdoc/>
    public IHeartbeat? Heartbeat => null;

    /// <inheritdoc/>
    public void Read(out bool eStopClosed) => eStopClosed = true;

    /// <inheritdoc/>
    public void Follow(Mode mode, bool driven)
    {
    }

    /// <inheritdoc/>
    public void Cut()
    {
    }
}
