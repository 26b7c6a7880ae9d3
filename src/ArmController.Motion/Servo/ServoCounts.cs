using System.Runtime.CompilerServices;

namespace ArmController.Motion.Servo;

/// <summary>One pulse width per joint lane, in the bus's own counts; 0 is off.</summary>
[InlineArray(Capacity)]
public struct ServoCounts : IEquatable<ServoCounts>
{
    /// <summary>Number of lanes.</summary>
    public const int Capacity = 8;

    private int lane0;

    /// <summary>Equal in every lane.</summary>
    public static bool operator ==(in ServoCounts a, in ServoCounts b) => a.Equals(b);

    /// <summary>Different in some lane.</summary>
    public static bool operator !=(in ServoCounts a, in ServoCounts b) => !a.Equals(b);

    /// <summary>Equal in every lane.</summary>
    public readonly bool Equals(ServoCounts other)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (this[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is ServoCounts other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        for (int i = 0; i < Capacity; i++)
        {
            hash.Add(this[i]);
        }

        return hash.ToHashCode();
    }
}
