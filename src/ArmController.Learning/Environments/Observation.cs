using ArmController.Numerics;

namespace ArmController.Learning.Environments;

/// <summary>
/// What a learner sees of a state: the features that are active in it, each with value 1, and the actions that are allowed in it. A table is the case
/// of one active feature, the state's number. A feature that is named n times has value n. Its room is taken once.
/// </summary>
public sealed class Observation
{
    private readonly int[] features;
    private readonly double[] rewardFeatures;

    /// <summary>Room for so many active features.</summary>
    /// <param name="most">Most active features.</param>
    /// <param name="rewards">Number of reward features, 0 where nobody asks for them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for one active feature, or less than none for reward features.</exception>
    public Observation(int most, int rewards = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        ArgumentOutOfRangeException.ThrowIfNegative(rewards);
        features = new int[most];
        rewardFeatures = new double[rewards];
    }

    /// <summary>The active features, 0-based.</summary>
    public ReadOnlySpan<int> Features => features.AsSpan(0, Count);

    /// <summary>Number of active features.</summary>
    public int Count { get; private set; }

    /// <summary>Bit a is set when action a may be taken; a shield clears bits. Never zero in a state that goes on.</summary>
    public ulong Allowed { get; set; } = ulong.MaxValue;

    /// <summary>
    /// What of the step that led here a task may pay for, in the order of the task's weights; empty but for <see cref="IFeaturedEnvironment"/>.
    /// It belongs to the step and not to the state: it is neither taken over nor saved.
    /// </summary>
    public Span<double> RewardFeatures => rewardFeatures;

    /// <summary>Room for all that a world shows.</summary>
    public static Observation For(IEnvironment world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return new Observation(world.MostActive, world is IFeaturedEnvironment featured ? featured.RewardFeatures : 0);
    }

    /// <summary>The state is one of a table.</summary>
    public void Set(int state)
    {
        features[0] = state;
        Count = 1;
    }

    /// <summary>Room for <paramref name="count"/> active features, to be filled by the caller.</summary>
    public Span<int> Fill(int count)
    {
        Count = count;
        return features.AsSpan(0, count);
    }

    /// <summary>Takes over another observation of the same environment.</summary>
    public void CopyFrom(Observation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other.Features.CopyTo(features);
        Count = other.Count;
        Allowed = other.Allowed;
    }

    /// <summary>Bytes that <see cref="Save"/> writes at most.</summary>
    public int SavedBytes => sizeof(int) + sizeof(ulong) + (features.Length * sizeof(int));

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Count);
        writer.Write(Allowed);
        writer.Write(Features);
    }

    /// <summary>Reads it; false, with nothing active, when a feature is not below <paramref name="most"/>.</summary>
    public bool Load(ref StateReader reader, int most)
    {
        int count = reader.ReadInt();
        Allowed = reader.ReadULong();
        Count = 0;
        if (count < 0 || count > features.Length)
        {
            return false;
        }

        reader.Read(features.AsSpan(0, count));
        bool sound = !reader.Truncated;
        foreach (int feature in features.AsSpan(0, count))
        {
            sound &= feature >= 0 && feature < most;
        }

        Count = sound ? count : 0;
        return sound;
    }
}
