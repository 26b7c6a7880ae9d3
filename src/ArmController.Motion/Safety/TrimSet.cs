using System.Runtime.CompilerServices;

namespace ArmController.Motion.Safety;

/// <summary>The trims of every joint lane.</summary>
[InlineArray(Capacity)]
public struct TrimSet : IEquatable<TrimSet>
{
    /// <summary>Number of lanes.</summary>
    public const int Capacity = 8;

    private Trims lane0;

    /// <summary>True when some lane was trimmed.</summary>
    public readonly bool Any => Union != Trims.None;

    /// <summary>Every reason that occurs in some lane.</summary>
    public readonly Trims Union
    {
        get
        {
            Trims union = Trims.None;
            for (int i = 0; i < Capacity; i++)
            {
                union |= this[i];
            }

            return union;
        }
    }

    /// <summary>Equal in every lane.</summary>
    public static bool operator ==(in TrimSet a, in TrimSet b) => a.Equals(b);

    /// <summary>Different in some lane.</summary>
    public static bool operator !=(in TrimSet a, in TrimSet b) => !a.Equals(b);

    /// <summary>Equal in every lane.</summary>
    public readonly bool Equals(TrimSet other)
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
    public override readonly bool Equals(object? obj) => obj is TrimSet other && Equals(other);

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
