using System.Device.Gpio;
using ArmController.Motion.Quantities;

namespace ArmController.Hardware.Pins;

/// <summary>
/// The emergency stop's contact between a pin and ground: normally closed, so that a pressed button, a broken wire and a pulled plug are all
/// the same high level. It is read by level in every tick, because an edge can be missed and a level cannot.
/// </summary>
/// <remarks>One open reading counts at once. After that it is closed again only when every reading of 20 ms was: contacts bounce.</remarks>
public sealed class EStopPin : IDisposable
{
    private const double SteadySeconds = 0.02;

    // A clean quotient must not be rounded up for its last bit.
    private const double Slack = 1e-9;

    private readonly GpioController controller;
    private readonly int pin;
    private readonly int steadyReadings;
    private int closedReadings;

    /// <summary>Opens the pin with the chip's own pull-up.</summary>
    /// <param name="controller">The chip; it stays the caller's.</param>
    /// <param name="pin">The chip's number of the line.</param>
    /// <param name="period">Time between two readings.</param>
    public EStopPin(GpioController controller, int pin, Seconds period)
    {
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period.Value);
        this.controller = controller;
        this.pin = pin;

        // So many readings span so many periods less one.
        steadyReadings = 1 + (int)Math.Ceiling((SteadySeconds / period.Value) - Slack);
        controller.OpenPin(pin, PinMode.InputPullUp);

        // It was not open a moment ago, as far as anybody knows: the first reading is believed.
        closedReadings = steadyReadings - 1;
    }

    /// <summary>Readings that failed; each counted as open.</summary>
    public long FailedReadings { get; private set; }

    /// <summary>Looks at the pin, once a period. Never throws: what cannot be read is open.</summary>
    /// <returns>True while the contact is closed.</returns>
    public bool ReadIsClosed()
    {
        closedReadings = IsLow() ? Math.Min(closedReadings + 1, steadyReadings) : 0;
        return closedReadings == steadyReadings;
    }

    /// <summary>Closes the pin.</summary>
    public void Dispose() => PinEnd.Close(controller, pin);

    private bool IsLow()
    {
        try
        {
            return controller.Read(pin) == PinValue.Low;
        }
        catch (Exception fault) when (PinEnd.IsOfTheChip(fault))
        {
            FailedReadings++;
            return false;
        }
    }
}
