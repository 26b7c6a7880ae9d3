using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>Turns what was sensed and what was sent into the state of the arm.</summary>
public sealed class Estimator
{
    private readonly SerialChain chain;
    private readonly ServoLag lag;

    /// <summary>Estimates for an arm as it is believed to be.</summary>
    public Estimator(SerialChain chain, ServoLag lag)
    {
        this.chain = chain;
        this.lag = lag;
    }

    /// <summary>The arm was placed at rest.</summary>
    public void RestAt(in Joints<Radian> angles) => lag.RestAt(angles);

    /// <summary>One tick: the reading taken now and the reference that was sent a tick ago.</summary>
    public void Update(in SensorReading reading, in Joints<Radian> reference, out ArmState state)
    {
        lag.Advance(reference);
        state = default;
        state.Reference = reference;
        state.Residual = reference - lag.Answer;
        state.Angles = reading.HasAngles ? reading.Angles : lag.Answer;
        state.TipMeasured = reading.HasTip;
        if (reading.HasTip)
        {
            state.Tip = reading.Tip;
        }
        else
        {
            chain.Forward(state.Angles, out ChainPose pose);
            state.Tip = pose.Tip;
        }
    }

    /// <summary>Writes the servo model.</summary>
    public void Save(ref StateWriter writer) => lag.Save(ref writer);

    /// <summary>Reads the servo model.</summary>
    public void Load(ref StateReader reader) => lag.Load(ref reader);
}
