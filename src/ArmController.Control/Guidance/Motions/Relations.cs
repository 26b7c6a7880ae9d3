using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>How tip and goal lie to each other and to the things round them. Nothing in it knows left from right, or an arm's size.</summary>
/// <param name="Bits">All of it as a number below <see cref="Count"/>.</param>
public readonly record struct Relations(int Bits)
{
    /// <summary>Number of different ones.</summary>
    public const int Count = Lies * Directions;

    /// <summary>Number of different <see cref="Lie"/>.</summary>
    public const int Lies = 32;

    /// <summary>Number of different <see cref="Direction"/>.</summary>
    public const int Directions = 16;

    private const double RightAngleRadians = 1.5707963267948966;
    private const double AlignedRadians = RightAngleRadians / 9;
    private const double AsideRadians = RightAngleRadians / 3;
    private const double FarAsideRadians = RightAngleRadians * 7 / 9;

    /// <summary>True when no box is between tip and goal.</summary>
    public bool Sees => (Bits & 1) != 0;

    /// <summary>How they lie to boxes: sees the goal, tip above a box, goal under one, tip under one, and the
    /// goal is seen from where the tip of the folded arm would be.</summary>
    public int Lie => Bits % Lies;

    /// <summary>Where the goal is from the tip: how far aside, farther from the base or not, higher or not.</summary>
    public int Direction => Bits / Lies;

    /// <summary>Sees how things lie.</summary>
    /// <param name="law">Knows where the base is.</param>
    /// <param name="things">The boxes.</param>
    /// <param name="tip">The tip, metres.</param>
    /// <param name="place">The goal, metres.</param>
    public static Relations Of(MotionLaw law, Things things, in Vector3d tip, in Vector3d place)
    {
        double aside = Math.Abs(law.AzimuthTo(place, tip));
        int sector = aside < AlignedRadians ? 0 : aside < AsideRadians ? 1 : aside < FarAsideRadians ? 2 : 3;
        return new((things.Sees(tip, place) ? 1 : 0)
            | (things.IsAbove(tip) ? 2 : 0)
            | (things.IsUnder(place) ? 4 : 0)
            | (things.IsUnder(tip) ? 8 : 0)
            | (things.Sees(law.FoldedTipBefore(place), place) ? 16 : 0)
            | (sector * Lies)
            | (law.RadiusOf(place) > law.RadiusOf(tip) ? 4 * Lies : 0)
            | (place.Z > tip.Z ? 8 * Lies : 0));
    }
}
