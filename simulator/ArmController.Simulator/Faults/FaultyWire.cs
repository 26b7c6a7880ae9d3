using System.Device.I2c;
using ArmController.Simulator.Chips;

namespace ArmController.Simulator.Faults;

/// <summary>
/// The wire between a driver and its chip: it lets somebody listen to what the driver writes, can spoil the next frame, lead to another chip,
/// or end, as it does for a process that was killed.
/// </summary>
public sealed class FaultyWire : I2cDevice
{
    // More than any command to the chip has: only a frame of pulses is longer.
    private const int LongestCommand = 5;

    private readonly WireTap tap;
    private SimulatedPca9685 end;
    private I2cFault frameFault;
    private int frameBytes;
    private Exception? surprise;
    private bool endsThere;

    /// <summary>A sound wire.</summary>
    /// <param name="chip">The chip at its end.</param>
    /// <param name="tap">Who listens.</param>
    public FaultyWire(SimulatedPca9685 chip, WireTap tap)
    {
        end = chip;
        this.tap = tap;
    }

    /// <inheritdoc/>
    public override I2cConnectionSettings ConnectionSettings => end.ConnectionSettings;

    /// <summary>True when nothing that is written or read gets anywhere, and nobody is left to hear so.</summary>
    public bool IsCut { get; set; }

    /// <summary>The next frame of pulses fails after so many of its bytes.</summary>
    public void FailNextFrame(I2cFault fault, int afterBytes)
    {
        frameFault = fault;
        frameBytes = afterBytes;
    }

    /// <summary>At the next frame of pulses something is thrown that no driver expects; the wire takes none of it.</summary>
    public void ThrowAtNextFrame(Exception exception) => surprise = exception;

    /// <summary>
    /// At the next frame the process ends: the wire takes none of it and nothing after it, and what is thrown only gets the caller out.
    /// </summary>
    public void EndAtNextFrame(Exception exception)
    {
        surprise = exception;
        endsThere = true;
    }

    /// <summary>Leads to another chip from now on.</summary>
    public void LeadTo(SimulatedPca9685 other) => end = other;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsCut)
        {
            return;
        }

        if (buffer.Length > LongestCommand)
        {
            SpoilFrame();
        }

        tap(buffer);
        end.Write(buffer);
    }

    /// <inheritdoc/>
    public override void Read(Span<byte> buffer) => end.Read(buffer);

    /// <inheritdoc/>
    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        if (!IsCut)
        {
            end.WriteRead(writeBuffer, readBuffer);
        }
    }

    private void SpoilFrame()
    {
        if (surprise is { } thrown)
        {
            surprise = null;
            IsCut = endsThere;
            throw thrown;
        }

        if (frameFault != I2cFault.None)
        {
            end.FailNext(frameFault, 1, frameBytes);
            frameFault = I2cFault.None;
        }
    }
}
