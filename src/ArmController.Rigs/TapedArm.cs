using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Recording;

namespace ArmController.Rigs;

/// <summary>An arm that answers what a tape says it answered: bus and sensors of a replay.</summary>
/// <param name="tape">The tape.</param>
public sealed class TapedArm(TickTape tape) : IServoBus, IJointSensor, ITipSensor, ISupplySensor
{
    private TickInputs inputs;
    private BusStatus sent = BusStatus.Ok;

    /// <summary>What came into the tick it stands at.</summary>
    public ref readonly TickInputs Inputs => ref inputs;

    /// <inheritdoc/>
    public int MeasuredLanes => 0;

    /// <summary>Winds on to a tick.</summary>
    public void WindTo(int tick) => tape.Read(tick, out inputs, out sent);

    /// <inheritdoc/>
    public BusStatus Open() => BusStatus.Ok;

    /// <inheritdoc/>
    public BusStatus Look(out ServoAnswers answers)
    {
        answers = default;
        return inputs.Reading.Bus;
    }

    /// <inheritdoc/>
    public BusStatus Write(in ServoCounts counts) => sent;

    /// <inheritdoc/>
    public BusStatus Release() => BusStatus.Ok;

    /// <inheritdoc/>
    public bool TryRead(out Joints<Radian> angles)
    {
        angles = inputs.Reading.Angles;
        return inputs.Reading.HasAngles;
    }

    /// <inheritdoc/>
    bool ITipSensor.TryRead(out Vector3d tip)
    {
        tip = inputs.Reading.Tip;
        return inputs.Reading.HasTip;
    }

    /// <inheritdoc/>
    public bool TryRead(out double volts, out double amperes)
    {
        volts = inputs.Reading.SupplyVolts;
        amperes = inputs.Reading.SupplyAmperes;
        return inputs.Reading.HasSupply;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // There is nothing to close.
    }
}
