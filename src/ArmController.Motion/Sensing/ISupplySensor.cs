namespace ArmController.Motion.Sensing;

/// <summary>Something that measures the servos' supply (a shunt and amplifier such as the INA219). Most arms have none.</summary>
public interface ISupplySensor
{
    /// <summary>Measured voltage in V and the current of all servos together in A, of this tick; false when there is no fresh measurement.</summary>
    bool TryRead(out double volts, out double amperes);
}
