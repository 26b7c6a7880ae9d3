using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>What the joints carry and what they may: known only where masses are configured.</summary>
/// <param name="Gravity">The torque of a pose, payload included.</param>
/// <param name="Rated">What each servo can give for ever. Zero is off: a joint that carries anything at all then carries too much.</param>
/// <param name="HighestShare">Part of it that a pose may ask for.</param>
public sealed record LoadSettings(StaticTorque Gravity, Joints<NewtonMetre> Rated, double HighestShare);
