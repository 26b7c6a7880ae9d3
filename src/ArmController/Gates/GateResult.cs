namespace ArmController.Gates;

/// <summary>What a gate's runs gave.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Mean">Mean over the runs.</param>
/// <param name="StandardError">Standard error of that mean; 0 of a single run.</param>
internal sealed record GateResult(Gate Gate, double Mean, double StandardError)
{
    /// <summary>True when the mean lies in the band.</summary>
    public bool Passed => Mean >= Gate.Low && Mean <= Gate.High;
}
