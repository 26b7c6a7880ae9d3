namespace ArmController.Benchmarks.Harness;

/// <summary>One measured number, beside the one it should hold.</summary>
/// <param name="Suite">What was measured.</param>
/// <param name="Name">Which case of it.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Target">What it should be; null when it only informs.</param>
/// <param name="AtLeast">True when larger is better.</param>
internal sealed record Figure(string Suite, string Name, double Value, string Unit, double? Target = null, bool AtLeast = false)
{
    /// <summary>Measured over target; null without a target or with a target of zero.</summary>
    public double? Ratio => Target is > 0 ? Value / Target : null;

    /// <summary>Whether the target is held; null without one.</summary>
    public bool? Holds => Target is null ? null : AtLeast ? Value >= Target : Value <= Target;
}
