using System.Device.Pwm;

namespace ArmController.Hardware.Pwm;

/// <summary>One lane of the arm on a PWM channel of any provider, and the counts its servo may ever see.</summary>
/// <param name="Lane">Joint lane, 0..7.</param>
/// <param name="Channel">The channel; stays the caller's to dispose, after the bus.</param>
/// <param name="Least">Smallest count that is not off; a count is a tenth of a microsecond.</param>
/// <param name="Most">Largest count; less than a period of the channel.</param>
public readonly record struct PwmOutput(int Lane, PwmChannel Channel, int Least, int Most)
{
    /// <summary>True for off and for a count in the range.</summary>
    public bool Admits(int count) => count == 0 || (count >= Least && count <= Most);
}
