using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Sensing;

/// <summary>What one tick's look at the arm brought; only finite numbers stand in it, and what is absent is zero.</summary>
public struct SensorReading
{
    /// <summary>How the bus is; closed when it has not been opened.</summary>
    public BusStatus Bus;

    /// <summary>True when <see cref="Angles"/> were measured this tick.</summary>
    public bool HasAngles;

    /// <summary>True when <see cref="Tip"/> was seen this tick.</summary>
    public bool HasTip;

    /// <summary>True when <see cref="SupplyVolts"/> and <see cref="SupplyAmperes"/> were measured this tick.</summary>
    public bool HasSupply;

    /// <summary>Measured voltage of the servos' supply.</summary>
    public double SupplyVolts;

    /// <summary>Measured current that all servos together draw.</summary>
    public double SupplyAmperes;

    /// <summary>Measured joint angles.</summary>
    public Joints<Radian> Angles;

    /// <summary>Measured place of the tip in the base frame, metres.</summary>
    public Vector3d Tip;
}
