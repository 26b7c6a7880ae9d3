using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>Servos that measure, hold goals and have torque, and write down the order of what is asked of them.</summary>
internal sealed class FakeFeedbackServos(int lanes) : IFeedbackServos
{
    public List<string> Deeds { get; } = [];

    public double[] Positions { get; } = new double[lanes];

    public double[] Goals { get; } = new double[lanes];

    public double[] Torques { get; } = new double[lanes];

    public bool[] On { get; } = new bool[lanes];

    public int Silent { get; set; } = -1;

    public int Deaf { get; set; } = -1;

    public int Weak { get; set; } = -1;

    /// <summary>What a tick's look at them brings.</summary>
    public SensorReading Reading() => Silent >= 0 ? default : new() { HasAngles = true, Angles = Joints<Radian>.From(Positions) };

    public bool SetGoal(int lane, double radians)
    {
        Deeds.Add($"goal {lane}");
        Goals[lane] = lane == Deaf ? 1 : radians;
        return true;
    }

    public bool TryReadGoal(int lane, out double radians)
    {
        Deeds.Add($"goal? {lane}");
        radians = Goals[lane];
        return true;
    }

    public bool LimitTorque(int lane, double share)
    {
        Torques[lane] = share;
        return lane != Weak;
    }

    public bool EnableTorque(int lane)
    {
        Deeds.Add($"torque {lane}");
        On[lane] = true;
        return true;
    }
}
