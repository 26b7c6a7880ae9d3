using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Everything that is watched about an arm and its sensors, tick by tick. It only ever finds reasons to stop: the reference stays what was
/// commanded, whatever is measured.
/// </summary>
internal sealed class ArmWatch
{
    private readonly SupervisionSettings settings;
    private readonly bool hasJointSensor;
    private readonly bool hasSupplySensor;
    private readonly int lanes;
    private readonly Joints<Radian> stepRadians;
    private readonly Joints<Share> assumedLoad;
    private readonly Joints<RadianPerSecond> perSpeedLimit;
    private readonly int frozenTicks;
    private readonly int trackingTicks;
    private readonly int settleTicks;
    private readonly int verifyTicks;
    private readonly int supplyTicks;
    private readonly double heatFollow;
    private SilenceWatch joints;
    private SilenceWatch supply;
    private JumpWatch jump;
    private FrozenWatch frozen;
    private TrackingWatch tracking;
    private StallWatch stall;
    private SupplyWatch power;
    private HeatModel heat;
    private bool resting;

    /// <summary>Watches an arm.</summary>
    public ArmWatch(ServoArm arm, SupervisionSettings settings)
    {
        settings.Check(arm.Description.Joints.Length, arm.HasSupplySensor);
        this.settings = settings;
        hasJointSensor = arm.HasJointSensor;
        hasSupplySensor = arm.HasSupplySensor;
        lanes = arm.Description.Joints.Length;
        Seconds period = arm.Envelope.Period;
        stepRadians = settings.TopSpeed * period;
        for (int i = 0; i < lanes; i++)
        {
            assumedLoad[i] = settings.Heat.AssumedLoadShare;
            perSpeedLimit[i] = 1 / arm.Description.Joints[i].Limits.MaxRadiansPerSecond;
        }

        frozenTicks = Ticks(settings.FrozenSeconds, period);
        trackingTicks = Ticks(settings.TrackingSeconds, period);
        settleTicks = Ticks(2 * settings.LagSeconds, period);
        verifyTicks = Ticks(settings.LagSeconds + settings.VerifiedSeconds, period);
        supplyTicks = Ticks(settings.Supply.Seconds, period);
        heatFollow = 1 - Elementary.Exp(-period.Value / settings.Heat.TimeConstantSeconds);
    }

    /// <summary>True after the arm had to park for heat, until it has cooled.</summary>
    public bool IsResting => resting;

    /// <summary>The warmest servo's heat by the model; 1 is where it must be let go.</summary>
    public double Warmest => heat.Warmest;

    /// <summary>What is to be said of this tick.</summary>
    public Reasons Look(in WatchedTick tick)
    {
        Reasons found = Reasons.None;
        if (hasJointSensor)
        {
            found |= joints.Look(tick.Reading.HasAngles, settings.SilentTicks) ? Reasons.SensorStale : Reasons.None;
            found |= jump.Look(tick.Reading.HasAngles, tick.Reading.Angles, stepRadians, settings.NoiseRadians, lanes);
            found |= tick.Driven && tick.Reading.HasAngles ? Compare(tick) : Reasons.None;
        }

        if (hasSupplySensor)
        {
            found |= supply.Look(tick.Reading.HasSupply, settings.SilentTicks) ? Reasons.SensorStale : Reasons.None;
            found |= tick.Reading.HasSupply
                ? power.Look(tick.Reading.SupplyVolts, tick.Reading.SupplyAmperes, settings.Supply, supplyTicks)
                : Reasons.None;
        }

        if (!tick.Driven)
        {
            stall.Forget();
        }

        return found | Burden(tick);
    }

    /// <summary>Writes the state of every watch.</summary>
    public void Save(ref StateWriter writer)
    {
        joints.Save(ref writer);
        supply.Save(ref writer);
        jump.Save(ref writer);
        frozen.Save(ref writer);
        tracking.Save(ref writer);
        stall.Save(ref writer);
        power.Save(ref writer);
        heat.Save(ref writer);
        writer.Write(resting);
    }

    /// <summary>Reads the state of every watch.</summary>
    public void Load(ref StateReader reader)
    {
        joints.Load(ref reader);
        supply.Load(ref reader);
        jump.Load(ref reader);
        frozen.Load(ref reader);
        tracking.Load(ref reader);
        stall.Load(ref reader);
        power.Load(ref reader);
        heat.Load(ref reader);
        resting = reader.ReadBool();
    }

    /// <summary>Whole ticks in a time, at least one.</summary>
    internal static int Ticks(double seconds, Seconds period) => Math.Max((int)Math.Ceiling((seconds / period.Value) - 1e-9), 1);

    private Reasons Compare(in WatchedTick tick)
    {
        ref readonly Joints<Radian> measured = ref tick.Reading.Angles;
        Reasons found = frozen.Look(measured, tick.Speed, settings.MovingRadiansPerSecond, frozenTicks, lanes) ? Reasons.SensorFrozen : Reasons.None;
        found |= tracking.Look(tick.Reference - measured, tick.Speed, settings.TrackingRadians, settings.LagSeconds, trackingTicks, lanes)
            ? Reasons.TrackingError
            : Reasons.None;
        return found | (stall.Look(tick.Reference, measured, settings.VerifiedMoveRadians, settleTicks, verifyTicks, lanes)
            ? Reasons.Stalled
            : Reasons.None);
    }

    private Reasons Burden(in WatchedTick tick)
    {
        Reasons found = Reasons.None;
        Joints<Share> load = assumedLoad;
        if (settings.Load is { } known && tick.Driven)
        {
            found |= LoadWatch.Look(tick.Reference, known, lanes, out load) ? Reasons.TorqueHigh : Reasons.None;
        }

        Joints<Share> speed = default;
        for (int i = 0; i < lanes; i++)
        {
            speed[i] = tick.Speed[i] * perSpeedLimit[i];
        }

        heat.Advance(tick.Driven, load, speed, settings.Heat, heatFollow, lanes);
        double warmest = heat.Warmest;

        // Written so that a heat that is no number is too much.
        resting = !(warmest < settings.Heat.HotShare) || (resting && !(warmest <= settings.Heat.RestedShare));
        return found
            | (warmest < settings.Heat.WarmShare ? Reasons.None : Reasons.ServoWarm)
            | (warmest < settings.Heat.HotShare ? Reasons.None : Reasons.ServoHot)
            | (warmest < settings.Heat.OverheatedShare ? Reasons.None : Reasons.ServoOverheated);
    }
}
