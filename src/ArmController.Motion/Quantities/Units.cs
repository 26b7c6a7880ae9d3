namespace ArmController.Motion.Quantities;

/// <summary>A unit that a joint vector wears in its type; it has no values of its own.</summary>
public interface IUnit
{
    /// <summary>The unit's written symbol.</summary>
    static abstract string Symbol { get; }
}

/// <summary>Angle.</summary>
public readonly struct Radian : IUnit
{
    /// <inheritdoc/>
    public static string Symbol => "rad";
}

/// <summary>Angular speed.</summary>
public readonly struct RadianPerSecond : IUnit
{
    /// <inheritdoc/>
    public static string Symbol => "rad/s";
}

/// <summary>Angular acceleration.</summary>
public readonly struct RadianPerSecondSquared : IUnit
{
    /// <inheritdoc/>
    public static string Symbol => "rad/s²";
}

/// <summary>Torque.</summary>
public readonly struct NewtonMetre : IUnit
{
    /// <inheritdoc/>
    public static string Symbol => "N m";
}

/// <summary>A part of a whole, 1 being the whole.</summary>
public readonly struct Share : IUnit
{
    /// <inheritdoc/>
    public static string Symbol => "1";
}
