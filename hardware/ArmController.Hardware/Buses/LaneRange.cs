namespace ArmController.Hardware.Buses;

/// <summary>The counts a lane may carry.</summary>
/// <param name="Lane">Joint lane, 0..7.</param>
/// <param name="Least">Smallest count that is not off.</param>
/// <param name="Most">Largest count.</param>
public sealed record LaneRange(int Lane, int Least, int Most)
{
    /// <summary>True for off and for a count in the range.</summary>
    public bool Admits(int count) => count == 0 || (count >= Least && count <= Most);
}
