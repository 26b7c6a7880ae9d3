using ArmController.Numerics;

namespace ArmController.Motion.Sensing;

/// <summary>One thing in the scene, as it was last seen. Zero is off: a thing without a number is no thing.</summary>
public struct Thing : IEquatable<Thing>
{
    /// <summary>Its number, from 1; the same thing keeps it.</summary>
    public int Id;

    /// <summary>True when it was seen in this very look; false when it is remembered from an earlier one.</summary>
    public bool Seen;

    /// <summary>Its middle in the base frame, metres.</summary>
    public Vector3d Place;

    /// <summary>How far it is turned about the vertical, radians.</summary>
    public double YawRadians;

    /// <summary>Its edges along its own axes, metres.</summary>
    public Vector3d Size;

    /// <summary>Whether it has a number and nothing in it is infinite or not a number.</summary>
    public readonly bool IsSound => Id > 0 && Place.IsFinite && double.IsFinite(YawRadians) && Size.IsFinite;

    /// <summary>Equal in every field.</summary>
    public static bool operator ==(in Thing a, in Thing b) => a.Equals(b);

    /// <summary>Different in some field.</summary>
    public static bool operator !=(in Thing a, in Thing b) => !a.Equals(b);

    /// <inheritdoc/>
    public readonly bool Equals(Thing other) =>
        Id == other.Id && Seen == other.Seen && Place == other.Place && YawRadians == other.YawRadians && Size == other.Size;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Thing other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Id, Seen, Place, YawRadians, Size);
}
