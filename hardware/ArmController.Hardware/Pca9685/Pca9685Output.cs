namespace ArmController.Hardware.Pca9685;

/// <summary>
/// One lane of the arm on one channel of the chip, and the counts its servo may ever see.
/// Zero is off: the default range permits nothing but off.
/// </summary>
/// <param name="Lane">Joint lane, 0..7; an arm whose joints hang on several buses gives each bus its own lanes.</param>
/// <param name="Channel">Output of the chip, 0..15.</param>
/// <param name="MinCount">Smallest count that is not off; 0 or more.</param>
/// <param name="MaxCount">Largest count, up to 4095.</param>
public readonly record struct Pca9685Output(int Lane, int Channel, int MinCount, int MaxCount)
{
    /// <summary>True for off and for a count in the range.</summary>
    public bool Admits(int count) => count == 0 || (count >= MinCount && count <= MaxCount);
}
