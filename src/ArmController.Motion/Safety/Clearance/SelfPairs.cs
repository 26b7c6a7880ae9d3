using System.Collections.Immutable;
using ArmController.Motion.Quantities;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>Finds the links of a body that could touch each other and need watching.</summary>
public static class SelfPairs
{
    /// <summary>
    /// All pairs of links that can move against each other, are no neighbours across one joint, and are farther apart in a pose than a
    /// distance. Who leaves the others unwatched says so.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="angles">The pose, radians by lane: the arm's home.</param>
    /// <param name="metres">How far apart they must be at least.</param>
    public static ImmutableArray<LinkPair> ApartAt(ArmBody body, in Joints<Radian> angles, double metres)
    {
        ArgumentNullException.ThrowIfNull(body);
        ImmutableArray<LinkPair>.Builder pairs = ImmutableArray.CreateBuilder<LinkPair>();
        foreach (LinkPair pair in Movable(body))
        {
            if (MetresAt(body, angles, pair) > metres)
            {
                pairs.Add(pair);
            }
        }

        return pairs.ToImmutable();
    }

    /// <summary>The distance of two links in a pose, metres, below zero when they are in each other.</summary>
    /// <param name="body">The body.</param>
    /// <param name="angles">The pose, radians by lane.</param>
    /// <param name="pair">Two links that can move against each other.</param>
    public static double MetresAt(ArmBody body, in Joints<Radian> angles, LinkPair pair) =>
        new ClearanceProbe(body, new(0, null, null, [], [pair], null)).Shortest(angles, out _);

    /// <summary>All pairs of links that can move against each other and are no neighbours across one joint.</summary>
    /// <param name="body">The body.</param>
    public static ImmutableArray<LinkPair> Movable(ArmBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ImmutableArray<LinkPair>.Builder pairs = ImmutableArray.CreateBuilder<LinkPair>();
        for (int i = 0; i < body.Capsules.Length; i++)
        {
            for (int j = i + 1; j < body.Capsules.Length; j++)
            {
                BodyCapsule first = body.Capsules[i];
                BodyCapsule second = body.Capsules[j];
                LinkPair pair = new(first.Link, second.Link);
                bool neighbours = first.Lane == second.Lane || Parent(body, first.Lane) == second.Lane || Parent(body, second.Lane) == first.Lane;
                if (!neighbours && !pairs.Contains(pair))
                {
                    pairs.Add(pair);
                }
            }
        }

        return pairs.ToImmutable();
    }

    // The base has no parent; it is told from its neighbours by theirs.
    private static int Parent(ArmBody body, int lane) => lane < 0 ? -2 : body.Joints[lane].Parent;
}
