using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>One distance in one pose.</summary>
/// <param name="Pose">The pose.</param>
/// <param name="Metres">The distance.</param>
/// <param name="Apart">Unit direction in which the two are that far apart; zero where none is needed or none is known.</param>
internal readonly record struct WatchedPose(BodyPose Pose, double Metres, Vector3d Apart);
