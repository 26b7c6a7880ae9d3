using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ArmController.Numerics;

namespace ArmController.Control.Tasks;

/// <summary>
/// What is wanted, as data: small, of fixed size, and written and read by itself. Which of its fields count is told by its kind; the others are zero.
/// </summary>
public struct Goal : IEquatable<Goal>
{
    /// <summary>Most sentences a goal has.</summary>
    public const int MostPredicates = 8;

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public const int SavedBytes = (2 * sizeof(int)) + (5 * sizeof(double)) + (MostPredicates * sizeof(int));

    private Sentences predicates;

    /// <summary>What is asked for.</summary>
    public GoalKind Kind;

    /// <summary>Number of the thing that is meant, from 1. Of <see cref="GoalKind.Thing"/>.</summary>
    public int Thing;

    /// <summary>Where the tip or the thing is to be, metres in the base frame. Of all kinds but predicates.</summary>
    public Vector3d Place;

    /// <summary>How far the tip or the thing is to be turned about the vertical, radians. Of poses and things.</summary>
    public double YawRadians;

    /// <summary>How far the last link is to point above the level, radians. Of poses.</summary>
    public double PitchRadians;

    /// <summary>The tip at a place, metres in the base frame.</summary>
    public static Goal AtPoint(in Vector3d place) => new() { Kind = GoalKind.Point, Place = place };

    /// <summary>The tip at a place, metres in the base frame, turned and inclined, radians.</summary>
    public static Goal AtPose(in Vector3d place, double yawRadians, double pitchRadians) =>
        new() { Kind = GoalKind.Pose, Place = place, YawRadians = yawRadians, PitchRadians = pitchRadians };

    /// <summary>A thing at a place, metres in the base frame, turned about the vertical, radians.</summary>
    public static Goal OfThing(int thing, in Vector3d place, double yawRadians = 0) =>
        new() { Kind = GoalKind.Thing, Thing = thing, Place = place, YawRadians = yawRadians };

    /// <summary>Sentences that must all be true.</summary>
    /// <exception cref="ArgumentException">There are more than eight, none, or one that says nothing.</exception>
    public static Goal Where(params ReadOnlySpan<Predicate> sentences)
    {
        if (sentences.Length is 0 or > MostPredicates)
        {
            throw new ArgumentException($"A goal has 1 to {MostPredicates} sentences.", nameof(sentences));
        }

        Goal goal = new() { Kind = GoalKind.Predicates };
        for (int i = 0; i < sentences.Length; i++)
        {
            goal.predicates[i] = sentences[i].Kind != PredicateKind.None
                ? sentences[i]
                : throw new ArgumentException("A sentence says nothing.", nameof(sentences));
        }

        return goal;
    }

    /// <summary>Its sentences.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<Predicate> Predicates
    {
        get
        {
            ReadOnlySpan<Predicate> all = predicates;
            int count = 0;
            while (count < all.Length && all[count].Kind != PredicateKind.None)
            {
                count++;
            }

            return all[..count];
        }
    }

    /// <summary>Equal in every field.</summary>
    public static bool operator ==(in Goal a, in Goal b) => a.Equals(b);

    /// <summary>Different in some field.</summary>
    public static bool operator !=(in Goal a, in Goal b) => !a.Equals(b);

    /// <inheritdoc/>
    public readonly bool Equals(Goal other) =>
        Kind == other.Kind && Thing == other.Thing && Place == other.Place && YawRadians == other.YawRadians && PitchRadians == other.PitchRadians
        && Predicates.SequenceEqual(other.Predicates);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Goal other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Kind, Thing, Place, YawRadians, PitchRadians, predicates[0]);

    /// <summary>Writes <see cref="SavedBytes"/> bytes.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write((int)Kind);
        writer.Write(Thing);
        writer.Write(Place);
        writer.Write(YawRadians);
        writer.Write(PitchRadians);
        foreach (Predicate sentence in (ReadOnlySpan<Predicate>)predicates)
        {
            writer.Write((int)sentence.Kind | (sentence.First << 8) | (sentence.Second << 16));
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false, and nothing is wanted, when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Goal read = new()
        {
            Kind = (GoalKind)reader.ReadInt(),
            Thing = reader.ReadInt(),
            Place = reader.ReadVector(),
            YawRadians = reader.ReadDouble(),
            PitchRadians = reader.ReadDouble(),
        };
        bool sound = read.Kind is >= GoalKind.None and <= GoalKind.Predicates && read.Thing >= 0 && read.Place.IsFinite
            && double.IsFinite(read.YawRadians) && double.IsFinite(read.PitchRadians);
        bool over = false;
        for (int i = 0; i < MostPredicates; i++)
        {
            int bits = reader.ReadInt();
            Predicate sentence = new((PredicateKind)(byte)bits, (byte)(bits >> 8), (byte)(bits >> 16));
            read.predicates[i] = sentence;

            // No sentence stands behind one that says nothing.
            sound &= sentence.Kind <= PredicateKind.Covered && bits >> 24 == 0 && (sentence == default || !over);
            over |= sentence.Kind == PredicateKind.None;
        }

        sound &= !reader.Truncated && (read.Kind == GoalKind.Predicates) == (read.Predicates.Length > 0);
        this = sound ? read : default;
        return sound;
    }

    [InlineArray(MostPredicates)]
    private struct Sentences
    {
        private Predicate first;
    }
}
