namespace ArmController.Service;

/// <summary>An arm without an emergency stop at a pin: its stop cuts the servos' supply, or there is none.</summary>
internal sealed class NoPins : IPanelPins
{
    /// <inheritdoc/>
    public void Read(out bool eStopClosed) => eStopClosed = true;
}
