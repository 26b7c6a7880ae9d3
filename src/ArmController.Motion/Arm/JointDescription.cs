using ArmController.Motion.Servo;

namespace ArmController.Motion.Arm;

/// <summary>One joint as the controller believes it to be.</summary>
/// <param name="Name">The URDF's name of the joint.</param>
/// <param name="Limits">What it may do.</param>
/// <param name="Calibration">How angles become counts.</param>
/// <param name="ParkRadians">Its angle in the park pose, the only pose a feedback-free arm is armed from.</param>
public sealed record JointDescription(string Name, JointLimits Limits, CountCalibration Calibration, double ParkRadians);
