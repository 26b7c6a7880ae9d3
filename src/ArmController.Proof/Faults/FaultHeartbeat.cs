using ArmController.Motion.Monitoring;

namespace ArmController.Proof.Faults;

/// <summary>The pin that only the monitor toggles: counts, and throws once where the monitor must be seen to throw.</summary>
public sealed class FaultHeartbeat : IHeartbeat
{
    private bool armed;

    /// <summary>Times it was toggled.</summary>
    public long Toggles { get; private set; }

    /// <summary>The next toggle throws.</summary>
    public void ThrowOnce() => armed = true;

    /// <inheritdoc/>
    public void Toggle()
    {
        Toggles++;
        if (armed)
        {
            armed = false;
            throw new InjectedFault();
        }
    }
}
