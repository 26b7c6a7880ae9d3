using System.Device.Gpio;

namespace ArmController.Simulator.Pins;

/// <summary>
/// A GPIO chip in memory: inputs show what was put on the wire, or what the pull resistor makes of an open one; outputs are remembered. Any
/// call can be made to fail. Costs no garbage per call.
/// </summary>
public sealed class FakeGpioDriver : GpioDriver
{
    /// <summary>Lines of the chip.</summary>
    public const int Lines = 54;

    private readonly PinMode[] modes = new PinMode[Lines];
    private readonly bool[] levels = new bool[Lines];
    private readonly bool?[] wires = new bool?[Lines];
    private readonly long[] writes = new long[Lines];
    private readonly bool[] isOpen = new bool[Lines];

    /// <summary>True makes every read and write throw, as a chip does that was pulled out.</summary>
    public bool IsBroken { get; set; }

    /// <inheritdoc/>
    protected override int PinCount => Lines;

    /// <summary>Puts a level on the wire of an input; null leaves it open.</summary>
    public void Put(int pin, bool? isHigh) => wires[pin] = isHigh;

    /// <summary>The level that an output was last driven to.</summary>
    public bool IsHigh(int pin) => levels[pin];

    /// <summary>Levels written to an output, the first included.</summary>
    public long WritesTo(int pin) => writes[pin];

    /// <summary>True while somebody has the line.</summary>
    public bool IsTaken(int pin) => isOpen[pin];

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber) => isOpen[pinNumber] = true;

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber) => isOpen[pinNumber] = false;

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode) => modes[pinNumber] = mode;

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        Write(pinNumber, initialValue);
        modes[pinNumber] = mode;
    }

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => modes[pinNumber];

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber)
    {
        Fail();
        return modes[pinNumber] == PinMode.Output ? levels[pinNumber] : wires[pinNumber] ?? modes[pinNumber] == PinMode.InputPullUp;
    }

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        Fail();
        levels[pinNumber] = value == PinValue.High;
        writes[pinNumber]++;
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw new NotSupportedException();

    private void Fail()
    {
        if (IsBroken)
        {
            throw new IOException("the chip is gone");
        }
    }
}
