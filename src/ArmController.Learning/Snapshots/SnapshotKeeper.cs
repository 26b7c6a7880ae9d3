using ArmController.Numerics;

namespace ArmController.Learning.Snapshots;

/// <summary>
/// Keeps the image of what was known when it was known best, and says when to go back to it. A learner that goes on learning may get
/// worse for a while or for good; what passed a check once can be had again.
/// </summary>
/// <remarks>
/// A check is compared with the best score ever promoted, which need not be the snapshot's own: a chain of small steps down, each of them
/// within chance of the last, must not lead down. Since the best of many scores is a lucky one, only intervals that do not meet count as a drop.
/// </remarks>
public sealed class SnapshotKeeper
{
    private readonly byte[] image;
    private readonly SnapshotRule rule;
    private int length;
    private CheckScore best;
    private int inARow;

    /// <summary>Starts without a snapshot.</summary>
    /// <param name="capacity">Most bytes of an image, 1 or more.</param>
    /// <param name="rule">When to promote and when to go back.</param>
    public SnapshotKeeper(int capacity, in SnapshotRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        image = new byte[capacity];
        this.rule = rule;
    }

    /// <summary>Whether there is a snapshot.</summary>
    public bool HasPromoted => length > 0;

    /// <summary>The snapshot's bytes; none without one.</summary>
    public ReadOnlySpan<byte> Promoted => image.AsSpan(0, length);

    /// <summary>When the snapshot was promoted, as the caller counts; 0 without one.</summary>
    public long PromotedAt { get; private set; }

    /// <summary>Best score promoted since there has been a snapshot; null without one.</summary>
    public CheckScore? Best => HasPromoted ? best : null;

    /// <summary>Checks that promoted.</summary>
    public long Promotions { get; private set; }

    /// <summary>Checks that went back.</summary>
    public long RollBacks { get; private set; }

    /// <summary>Checks so far.</summary>
    public long Checks { get; private set; }

    /// <summary>Takes note of a check.</summary>
    /// <param name="learned">Image of what was checked, at least one byte and at most the capacity.</param>
    /// <param name="score">How it did. What is no score changes nothing.</param>
    /// <param name="at">When, as the caller counts.</param>
    /// <returns>After <see cref="SnapshotVerdict.RolledBack"/> the caller must read <see cref="Promoted"/> into the learner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The image does not fit.</exception>
    public SnapshotVerdict Judge(ReadOnlySpan<byte> learned, in CheckScore score, long at)
    {
        ArgumentOutOfRangeException.ThrowIfZero(learned.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(learned.Length, image.Length);
        Checks++;
        if (!score.IsSound)
        {
            return SnapshotVerdict.Kept;
        }

        if (rule.Promotes(score, Best))
        {
            Promote(learned, score, at);
            return SnapshotVerdict.Promoted;
        }

        if (!HasPromoted || !rule.RollsBack(score, best))
        {
            inARow = 0;
            return SnapshotVerdict.Kept;
        }

        if (rule.MostRollBacks > 0 && inARow >= rule.MostRollBacks)
        {
            Forget();
            return SnapshotVerdict.GivenUp;
        }

        inARow++;
        RollBacks++;
        return SnapshotVerdict.RolledBack;
    }

    private void Promote(ReadOnlySpan<byte> learned, in CheckScore score, long at)
    {
        best = HasPromoted && best.Mean > score.Mean ? best : score;
        learned.CopyTo(image);
        length = learned.Length;
        PromotedAt = at;
        Promotions++;
        inARow = 0;
    }

    private void Forget()
    {
        length = 0;
        PromotedAt = 0;
        best = default;
        inARow = 0;
    }

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => (7 * sizeof(long)) + (2 * sizeof(int)) + image.Length;

    /// <summary>Writes all but the rule.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Checks);
        writer.Write(Promotions);
        writer.Write(RollBacks);
        writer.Write(PromotedAt);
        writer.Write(best.Mean);
        writer.Write(best.Low);
        writer.Write(best.High);
        writer.Write(inARow);
        writer.Write(length);
        writer.Write(Promoted);
    }

    /// <summary>
    /// Reads it back; false when it is not sound, then there is no snapshot. Whether a learner can read the snapshot is not known here.
    /// </summary>
    public bool Load(ref StateReader reader)
    {
        Checks = reader.ReadLong();
        Promotions = reader.ReadLong();
        RollBacks = reader.ReadLong();
        PromotedAt = reader.ReadLong();
        best = new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        inARow = reader.ReadInt();
        length = reader.ReadInt();
        bool sound = !reader.Truncated && length >= 0 && length <= image.Length && (length == 0 || best.IsSound) && PromotedAt >= 0
            && inARow >= 0 && Promotions >= 0 && RollBacks >= 0 && Checks >= 0 && Checks < long.MaxValue / 2 && Promotions <= Checks
            && RollBacks <= Checks;
        if (sound)
        {
            reader.Read(image.AsSpan(0, length));
            sound = !reader.Truncated;
        }

        if (!sound)
        {
            Checks = 0;
            Promotions = 0;
            RollBacks = 0;
            Forget();
        }

        return sound;
    }
}
