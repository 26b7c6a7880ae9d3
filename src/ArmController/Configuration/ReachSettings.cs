using System.Collections.Immutable;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Quantities;

namespace ArmController.Configuration;

/// <summary>What the reach task asks of an arm, in radians, metres and seconds. The table is the plane z = 0 of the base frame.</summary>
/// <param name="GoalMin">Lowest goal angle per chain lane.</param>
/// <param name="GoalMax">Highest goal angle per chain lane.</param>
/// <param name="TipHeightMinMetres">Lowest tip.</param>
/// <param name="TipHeightMaxMetres">Highest tip.</param>
/// <param name="DistanceMinMetres">Nearest tip to the base axis, in front of it.</param>
/// <param name="DistanceMaxMetres">Farthest tip from the base axis.</param>
/// <param name="PitchLanes">Lanes whose angles add up to the pitch.</param>
/// <param name="PitchMinRadians">Lowest pitch.</param>
/// <param name="PitchMaxRadians">Highest pitch.</param>
/// <param name="ClearLanes">Lanes whose joints must stay clear of the table.</param>
/// <param name="ClearHeightMetres">Least height of those joints.</param>
/// <param name="ToleranceMetres">Distances an evaluation reports.</param>
/// <param name="TimeLimitSeconds">Time per goal.</param>
/// <param name="HoldDecisions">Decisions in a row that must be within tolerance.</param>
/// <param name="JointNoiseRadians">Noise on the joint angles the learner is told.</param>
/// <param name="TipNoiseMetres">Noise on the tip the learner is told.</param>
internal sealed record ReachSettings(
    Joints<Radian> GoalMin,
    Joints<Radian> GoalMax,
    double TipHeightMinMetres,
    double TipHeightMaxMetres,
    double DistanceMinMetres,
    double DistanceMaxMetres,
    ImmutableArray<int> PitchLanes,
    double PitchMinRadians,
    double PitchMaxRadians,
    ImmutableArray<int> ClearLanes,
    double ClearHeightMetres,
    ImmutableArray<double> ToleranceMetres,
    double TimeLimitSeconds,
    int HoldDecisions,
    double JointNoiseRadians,
    double TipNoiseMetres)
{
    /// <summary>What is a fair goal on this arm.</summary>
    public ReachRegion Region => new(
        GoalMin,
        GoalMax,
        TipHeightMinMetres,
        TipHeightMaxMetres,
        DistanceMinMetres,
        DistanceMaxMetres,
        PitchLanes,
        PitchMinRadians,
        PitchMaxRadians,
        ClearLanes,
        ClearHeightMetres);

    /// <summary>Goals nearer to home than this are no task: twice the widest tolerance.</summary>
    public double NearestGoalMetres => 2 * ToleranceMetres.Max();
}
