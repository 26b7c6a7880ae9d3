namespace ArmController.Motion.Servo;

/// <summary>
/// What servos on a serial bus offer beyond their goals and answers: a goal that is set before torque, and torque that can be limited and
/// switched on joint by joint. Where they are, <see cref="IServoBus.Look"/> says.
/// No product bus implements it yet; it fixes what arming will ask of the one that comes. It moves nothing by itself: a goal is only
/// ever written equal to the measured position and before torque, and motion goes through <see cref="IServoBus.Write"/>.
/// Like the bus it answers and never throws; false is "no" or "no answer".
/// </summary>
public interface IFeedbackServos
{
    /// <summary>Sets a joint's goal, radians, while its torque is off.</summary>
    bool SetGoal(int lane, double radians);

    /// <summary>Reads a joint's goal back from the servo, radians.</summary>
    bool TryReadGoal(int lane, out double radians);

    /// <summary>Limits a joint's torque to a share of its rated one, 0 to 1.</summary>
    bool LimitTorque(int lane, double share);

    /// <summary>Switches a joint's torque on.</summary>
    bool EnableTorque(int lane);
}
