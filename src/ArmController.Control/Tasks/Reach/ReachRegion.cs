using System.Collections.Immutable;
using ArmController.Motion.Quantities;

namespace ArmController.Control.Tasks.Reach;

/// <summary>Which places are fair goals: part of the task, published with each arm. Angles in radians, lengths in metres.</summary>
/// <param name="MinRadians">Lowest joint angles drawn, one per chain joint.</param>
/// <param name="MaxRadians">Highest joint angles drawn, one per chain joint.</param>
/// <param name="MinHeightMetres">Lowest tip above the table.</param>
/// <param name="MaxHeightMetres">Highest tip above the table.</param>
/// <param name="MinRadiusMetres">Nearest tip to the base axis, horizontally.</param>
/// <param name="MaxRadiusMetres">Farthest tip from the base axis, horizontally.</param>
/// <param name="PitchLanes">Joints whose angles add up to the elevation of the last link.</param>
/// <param name="MinPitchRadians">Steepest way down the last link may point.</param>
/// <param name="MaxPitchRadians">Steepest way up the last link may point.</param>
/// <param name="ClearLanes">Joints that must stay clear of the table.</param>
/// <param name="MinClearMetres">Least height of those joints above the table.</param>
public readonly record struct ReachRegion(
    Joints<Radian> MinRadians,
    Joints<Radian> MaxRadians,
    double MinHeightMetres,
    double MaxHeightMetres,
    double MinRadiusMetres,
    double MaxRadiusMetres,
    ImmutableArray<int> PitchLanes,
    double MinPitchRadians,
    double MaxPitchRadians,
    ImmutableArray<int> ClearLanes,
    double MinClearMetres)
{
    /// <summary>Where the front of the arm is, about the upright axis of the base frame and from its x axis; null for the arm's own.</summary>
    public double? FrontRadians { get; init; }
}
