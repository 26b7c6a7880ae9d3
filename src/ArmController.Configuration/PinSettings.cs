namespace ArmController.Configuration;

/// <summary>Lines of a GPIO chip that the arm's circuits hang on.</summary>
/// <param name="Chip">Number of the chip.</param>
/// <param name="EStop">The emergency stop's contact; null for none.</param>
/// <param name="OutputEnable">Output enable; null for none.</param>
/// <param name="Heartbeat">What the monitor toggles; null for none.</param>
public sealed record PinSettings(int Chip, int? EStop, int? OutputEnable, int? Heartbeat)
{
    /// <summary>Binds a section that passed every rule; null when it names no line, for then there is nothing to open.</summary>
    public static PinSettings? Of(PinsSection? section) =>
        section is null or { EStop: null, OutputEnable: null, Heartbeat: null }
            ? null
            : new(section.Chip ?? 0, section.EStop, section.OutputEnable, section.Heartbeat);
}
