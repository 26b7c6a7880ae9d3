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
    private readonly SeenTip seen;

    /// <summary>Estimates for an arm as it is believed to be.</summary>
    /// <param name="chain">Its links.</param>
    /// <param name="lag">Its servos.</param>
    /// <param name="seen">What sees its tip.</param>
    public Estimator(SerialChain chain, ServoLag lag, SeenTip seen)
    {
        this.chain = chain;
        this.lag = lag;
        this.seen = seen;
    }

    /// <summary>The arm was placed at rest.</summary>
    public void RestAt(in Joints<Radian> angles)
    {
        lag.RestAt(angles);
        seen.RestAt(angles);
    }

    /// <summary>One tick: the reading taken now and the reference that was sent a tick ago.</summary>
    public void Update(in SensorReading reading, in Joints<Radian> reference, out ArmState state)
    {
        lag.Advance(reference);
        state = default;
        state.Reference = reference;
        state.Residual = reference - lag.Answer;
        state.Angles = reading.HasAngles ? reading.Angles : lag.Answer;
        seen.Update(reading, ref state);
        if (!state.TipMeasured)
        {
            chain.Forward(state.Angles, out ChainPose pose);
            state.Tip = pose.Tip;
            state.TipAngles = state.Angles;
        }
    }

    /// <summary>The agent has decided by the latest state: the tip in it is known to it.</summary>
    public void TakeTip() => seen.Take();

    /// <summary>Writes the servo model.</summary>
    public void Save(ref StateWriter writer) => lag.Save(ref writer);

    /// <summary>Reads the servo model; no tip was seen then.</summary>
    public void Load(ref StateReader reader)
    {
        lag.Load(ref reader);
        seen.RestAt(lag.Answer);
    }

    /// <summary>Writes what was seen of the tip.</summary>
    public void SaveSight(ref StateWriter writer) => seen.Save(ref writer);

    /// <summary>Reads what was seen of the tip; false when it is not sound.</summary>
    public bool LoadSight(ref StateReader reader) => seen.Load(ref reader);
}
