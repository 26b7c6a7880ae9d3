using System.Runtime.CompilerServices;

namespace ArmController.Motion.Servo;

/// <summary>What the servos said since the last look, one answer per lane; the default is silence.</summary>
[InlineArray(ServoCounts.Capacity)]
public struct ServoAnswers : IEquatable<ServoAnswers>
{
    private ServoAnswer lane0;

    /// <summary>Lanes that said anything, one bit each.</summary>
    public readonly int Lanes
    {
        get
        {
            int lanes = 0;
            for (int i = 0; i < ServoCounts.Capacity; i++)
            {
                lanes |= this[i].Said == ServoSaid.None ? 0 : 1 << i;
            }

            return lanes;
        }
    }

    /// <summary>Equal in every lane.</summary>
    public static bool operator ==(in ServoAnswers a, in ServoAnswers b) => a.Equals(b);

    /// <summary>Different in some lane.</summary>
    public static bool operator !=(in ServoAnswers a, in ServoAnswers b) => !a.Equals(b);

    /// <summary>Takes the answers of some lanes from another bus; what this one has of the others stays.</summary>
    /// <param name="others">The other's answers.</param>
    /// <param name="lanes">Which of them, one bit each.</param>
    public void Take(in ServoAnswers others, int lanes)
    {
        for (int i = 0; i < ServoCounts.Capacity; i++)
        {
            if ((lanes & (1 << i)) != 0)
            {
                this[i] = others[i];
            }
        }
    }

    /// <summary>Equal in every lane.</summary>
    public readonly bool Equals(ServoAnswers other)
    {
        for (int i = 0; i < ServoCounts.Capacity; i++)
        {
            if (this[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is ServoAnswers other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        for (int i = 0; i < ServoCounts.Capacity; i++)
        {
            hash.Add(this[i]);
        }

        return hash.ToHashCode();
    }
}
