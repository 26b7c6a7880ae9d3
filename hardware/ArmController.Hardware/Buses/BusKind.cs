using System.Collections.Immutable;

namespace ArmController.Hardware.Buses;

/// <summary>One row of <see cref="ServoBuses.Kinds"/>: how outputs of a kind are written, and how their bus is opened and switched off.</summary>
/// <param name="Name">First word of an address.</param>
/// <param name="Grammar">How an address is written, with an example in place of what is fixed by the wiring.</param>
/// <param name="Parse">Reads what comes after the name; null when it is no place of this kind.</param>
/// <param name="Text">Writes it.</param>
public sealed record BusKind(string Name, string Grammar, ParsePlace Parse, Func<OutputAddress, string> Text)
{
    /// <summary>Opens what drives such outputs; null for a kind that is not built yet.</summary>
    public OpenBus? Open { get; init; }

    /// <summary>Path of the device that an output hangs on: all outputs of an arm must name the same one.</summary>
    public Func<OutputAddress, string> Path { get; init; } = output => output.Device;

    /// <summary>What <c>armctl outputs-off</c> must be told to switch off whatever drives an output; outputs of one device say the same.</summary>
    public Func<OutputAddress, string> OffWords { get; init; } = _ => "";

    /// <summary>True when an arm can be driven by it.</summary>
    public bool IsBuilt => Open is not null;

    /// <summary>The name says which it is.</summary>
    public bool Equals(BusKind? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Reads the fields of an address after its kind.</summary>
public delegate OutputAddress? ParsePlace(ReadOnlySpan<string> fields);

/// <summary>Opens the bus of an arm.</summary>
/// <param name="path">The device; a person may have named another one than the outputs do.</param>
/// <param name="lanes">The arm's lanes, all of this kind.</param>
/// <param name="frame">How often pulses come, and from which oscillator.</param>
/// <param name="delayMicroseconds">Waits at least that long; not called while the arm is driven.</param>
/// <exception cref="IOException">It cannot be opened; the message has cause and remedy.</exception>
public delegate OpenedBus OpenBus(string path, ImmutableArray<LaneOutput> lanes, PulseFrame frame, Action<int> delayMicroseconds);
