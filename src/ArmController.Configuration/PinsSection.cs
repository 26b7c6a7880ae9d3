namespace ArmController.Configuration;

/// <summary>Lines of a GPIO chip that the arm's circuits hang on, by the chip's own numbers; what is left out is not there.</summary>
public sealed record PinsSection
{
    /// <summary>Number of the chip, as in /dev/gpiochip0; 0 when not given.</summary>
    public int? Chip { get; init; }

    /// <summary>The emergency stop's normally closed contact, to ground.</summary>
    public int? EStop { get; init; }

    /// <summary>Output enable of the pulse generator, active low.</summary>
    public int? OutputEnable { get; init; }

    /// <summary>What the monitor toggles for every good frame.</summary>
    public int? Heartbeat { get; init; }
}
