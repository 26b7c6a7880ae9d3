using ArmController.Motion.Sensing;

namespace ArmController.Simulator.World;

/// <summary>The servos' supply as a shunt and amplifier see it: what the servos draw, jammed ones included, and what goes wrong.</summary>
/// <param name="arm">The arm that draws from it.</param>
public sealed class SimulatedSupply(SimulatedArm arm) : ISupplySensor
{
    /// <summary>Voltage of a sound supply.</summary>
    public const double SoundVolts = 6;

    /// <summary>What one jammed servo draws on top: the stall current of an MG996R at 6 V.</summary>
    public const double StallAmperes = 2.5;

    private const double QuietAmperes = 0.5;

    /// <summary>Voltage of the supply.</summary>
    public double Volts { get; set; } = SoundVolts;

    /// <summary>Current beyond what the servos explain.</summary>
    public double SurgeAmperes { get; set; }

    /// <inheritdoc/>
    public bool TryRead(out double volts, out double amperes)
    {
        volts = arm.IsPowered ? Volts : 0;
        amperes = arm.IsPowered ? QuietAmperes + SurgeAmperes + (StallAmperes * arm.StrainedJoints) : 0;
        return true;
    }
}
