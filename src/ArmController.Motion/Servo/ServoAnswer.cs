namespace ArmController.Motion.Servo;

/// <summary>What one servo said of itself. Zero is off: the default said nothing.</summary>
/// <param name="Said">Which of the figures it said; the others mean nothing.</param>
/// <param name="Count">Where it is, in the counts it is driven in.</param>
/// <param name="LoadShare">How hard it pushes, share of its rated torque; the sign is the direction.</param>
/// <param name="Celsius">Its temperature.</param>
public readonly record struct ServoAnswer(ServoSaid Said, int Count = 0, double LoadShare = 0, double Celsius = 0);
