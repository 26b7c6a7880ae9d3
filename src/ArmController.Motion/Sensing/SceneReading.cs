using System.Runtime.CompilerServices;

namespace ArmController.Motion.Sensing;

/// <summary>The things of one look at the scene: at most sixteen, in a fixed place, so that a look allocates nothing.</summary>
public struct SceneReading : IEquatable<SceneReading>
{
    /// <summary>Most things a reading holds.</summary>
    public const int Capacity = 16;

    private Slots things;
    private int count;

    /// <summary>How many things it holds.</summary>
    public readonly int Count => count;

    /// <summary>A thing by its place in the reading, 0 to <see cref="Count"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none at that place.</exception>
    public readonly Thing this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return things[index];
        }
    }

    /// <summary>Equal in every thing.</summary>
    public static bool operator ==(in SceneReading a, in SceneReading b) => a.Equals(b);

    /// <summary>Different in some thing.</summary>
    public static bool operator !=(in SceneReading a, in SceneReading b) => !a.Equals(b);

    /// <summary>Takes one more thing in.</summary>
    /// <returns>False, and nothing is changed, when the thing is unsound, its number is there already, or there is no room.</returns>
    public bool TryAdd(in Thing thing)
    {
        if (!thing.IsSound || count == Capacity || TryFind(thing.Id, out Thing _))
        {
            return false;
        }

        things[count++] = thing;
        return true;
    }

    /// <summary>The thing of a number; false when it is not in this reading.</summary>
    public readonly bool TryFind(int id, out Thing thing)
    {
        for (int i = 0; i < count; i++)
        {
            if (things[i].Id == id)
            {
                thing = things[i];
                return true;
            }
        }

        thing = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly bool Equals(SceneReading other)
    {
        bool same = count == other.count;
        for (int i = 0; same && i < count; i++)
        {
            same = things[i] == other.things[i];
        }

        return same;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is SceneReading other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(count, things[0]);

    [InlineArray(Capacity)]
    private struct Slots
    {
        private Thing first;
    }
}
