namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>Who found a bug.</summary>
/// <param name="Property">The first property it broke; null when none did.</param>
/// <param name="ByMonitor">True when the monitor, which sees only counts, refused a frame of it.</param>
internal readonly record struct MutantFate(string? Property, bool ByMonitor);
