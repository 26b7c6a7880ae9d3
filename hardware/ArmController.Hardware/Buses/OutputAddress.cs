namespace ArmController.Hardware.Buses;

/// <summary>Where a joint's command goes: the name of one of the <see cref="ServoBuses.Kinds"/>, then what that kind says of a place.</summary>
/// <param name="Kind">Kind of bus; null for none.</param>
/// <param name="Device">Serial device of a bus servo; otherwise empty.</param>
/// <param name="Bus">I2C bus or PWM chip.</param>
/// <param name="Address">I2C address.</param>
/// <param name="Channel">Channel or servo id.</param>
public sealed record OutputAddress(BusKind? Kind, string Device, int Bus, int Address, int Channel)
{
    /// <summary>Nowhere.</summary>
    public static OutputAddress None { get; } = new(null, "", 0, 0, 0);

    /// <summary>Reads the written form; what is none leads nowhere.</summary>
    public static bool TryParse(string text, out OutputAddress output)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] fields = text.Split(':');
        output = None;
        foreach (BusKind kind in ServoBuses.Kinds)
        {
            if (kind.Name == fields[0] && kind.Parse(fields.AsSpan(1)) is { } place)
            {
                output = place with { Kind = kind };
            }
        }

        return output.Kind is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Kind is null ? "none" : $"{Kind.Name}:{Kind.Text(this)}";
}
