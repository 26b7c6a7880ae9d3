namespace ArmController.Motion.Monitoring;

/// <summary>
/// The pin that shows the monitor is alive: only <see cref="CountMonitor"/> toggles it, once for each frame it judged good.
/// On real hardware a charge pump hangs on it, so that no monitor means no power.
/// </summary>
public interface IHeartbeat
{
    /// <summary>Changes the pin's level; must not throw.</summary>
    void Toggle();
}
