using System.Device.Gpio;
using ArmController.Configuration;
using ArmController.Hardware.Pins;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;

namespace ArmController.Rigs;

/// <summary>The lines of a GPIO chip that an arm's file names; each may be missing.</summary>
internal sealed class ArmPins : IPanelPins, IDisposable
{
    private readonly GpioController controller;
    private readonly EStopPin? eStop;
    private readonly OutputEnablePin? outputEnable;
    private readonly HeartbeatPin? heartbeat;
    private readonly int lingerTicks;
    private int lingering;

    /// <summary>Opens the lines: no servo gets a pulse from here on until a mode drives them.</summary>
    /// <param name="settings">Their numbers.</param>
    /// <param name="controller">The chip; from now on these pins' own.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="frameSeconds">Time from one pulse to the next.</param>
    /// <exception cref="IOException">A line cannot be opened; <see cref="Configuration.Troubles.Trouble.Of"/> has the parts.</exception>
    public ArmPins(PinSettings settings, GpioController controller, Seconds period, double frameSeconds)
    {
        this.controller = controller;
        lingerTicks = 1 + (int)Math.Ceiling(frameSeconds / period.Value);
        try
        {
            outputEnable = settings.OutputEnable is { } enable
                ? GpioChip.OpenPin("outputEnable", enable, () => new OutputEnablePin(controller, enable))
                : null;
            eStop = settings.EStop is { } stop ? GpioChip.OpenPin("eStop", stop, () => new EStopPin(controller, stop, period)) : null;
            heartbeat = settings.Heartbeat is { } beat ? GpioChip.OpenPin("heartbeat", beat, () => new HeartbeatPin(controller, beat)) : null;
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IHeartbeat? Heartbeat => heartbeat;

    /// <inheritdoc/>
    public void Read(out bool eStopClosed) => eStopClosed = eStop is null || eStop.ReadIsClosed();

    /// <inheritdoc/>
    public void Follow(Mode mode, bool driven)
    {
        bool drives = mode is Mode.Arming or Mode.Holding or Mode.Following or Mode.Stopping or Mode.Parking || (mode == Mode.Faulted && driven);

        // Only from a wish to be let go is there time: a pulse cut in half would twitch the servo, so the last one is let through whole.
        lingering = drives ? lingerTicks : mode == Mode.Disarmed ? Math.Max(0, lingering - 1) : 0;
        outputEnable?.Set(lingering > 0);
    }

    /// <inheritdoc/>
    public void Cut()
    {
        lingering = 0;
        outputEnable?.Set(enabled: false);
    }

    /// <summary>Outputs off, and the lines given back.</summary>
    public void Dispose()
    {
        outputEnable?.Dispose();
        eStop?.Dispose();
        heartbeat?.Dispose();
        controller.Dispose();
    }
}
