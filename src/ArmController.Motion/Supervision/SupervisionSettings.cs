using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision.Watches;

namespace ArmController.Motion.Supervision;

/// <summary>
/// The bounds of what is watched. They can be set but not switched off: what an arm has a sensor for is watched, and what has no sensor
/// cannot be. Masses alone are optional.
/// </summary>
public sealed record SupervisionSettings
{
    /// <summary>The pose an arm without feedback is armed from, and where every arm is parked.</summary>
    public required Joints<Radian> ParkPose { get; init; }

    /// <summary>Faster than this no joint can be measured to turn: what the servo can do, not what it may.</summary>
    public required Joints<RadianPerSecond> TopSpeed { get; init; }

    /// <summary>Two readings of a resting joint never differ by more.</summary>
    public double NoiseRadians { get; init; } = 0.05;

    /// <summary>A fitted sensor may be silent for fewer ticks than this.</summary>
    public int SilentTicks { get; init; } = 5;

    /// <summary>A reading may stay the very same for so long while its joint is commanded to move.</summary>
    public double FrozenSeconds { get; init; } = 2;

    /// <summary>A joint commanded to turn more slowly may stay on one count of its sensor.</summary>
    public double MovingRadiansPerSecond { get; init; } = 0.01;

    /// <summary>Tracking error allowed at rest, e0: calibration, sag, play.</summary>
    public double TrackingRadians { get; init; } = 0.15;

    /// <summary>Time by which a joint trails a moving reference, t_lag.</summary>
    public double LagSeconds { get; init; } = 0.15;

    /// <summary>The tracking error may be larger for so long.</summary>
    public double TrackingSeconds { get; init; } = 0.15;

    /// <summary>
    /// Longer moves from rest are verified. At least four times play, dead band and noise together, or half of a move may be lost in them.
    /// </summary>
    public double VerifiedMoveRadians { get; init; } = 5 * Math.PI / 180;

    /// <summary>Half a verified move must show within this after the servo's lag.</summary>
    public double VerifiedSeconds { get; init; } = 0.5;

    /// <summary>How servos warm up.</summary>
    public HeatSettings Heat { get; init; } = new();

    /// <summary>What the supply may do; looked at where it is measured.</summary>
    public SupplySettings Supply { get; init; }

    /// <summary>Masses and ratings; null where they are not known.</summary>
    public LoadSettings? Load { get; init; }

    /// <summary>A command may be so many ticks old.</summary>
    public int CommandTicks { get; init; } = 3;

    /// <summary>The first place asked for after a stop may be so far from the reference and no further.</summary>
    public double BumpRadians { get; init; } = 0.1;

    /// <summary>Part of the speed limits when the arm has to be slow.</summary>
    public double SlowShare { get; init; } = 0.25;

    /// <summary>Part of the speed limits on the way to the park pose.</summary>
    public double ParkShare { get; init; } = 0.1;

    /// <summary>So near to the park pose is there.</summary>
    public double ParkedRadians { get; init; } = 0.001;

    /// <summary>
    /// The usual bounds for an arm that parks where its description says and whose servos turn at most four times as fast as they may.
    /// </summary>
    public static SupervisionSettings For(ArmDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Joints<Radian> park = default;
        Joints<RadianPerSecond> top = default;
        for (int i = 0; i < description.Joints.Length; i++)
        {
            park[i] = description.Joints[i].ParkRadians;
            top[i] = 4 * description.Joints[i].Limits.MaxRadiansPerSecond;
        }

        return new() { ParkPose = park, TopSpeed = top };
    }

    /// <summary>Refuses bounds that would watch nothing: see <see cref="SupervisionRules"/>.</summary>
    /// <param name="lanes">The arm's joints.</param>
    /// <param name="hasSupplySensor">Whether the supply is measured.</param>
    /// <exception cref="ArgumentException">A bound breaks a rule; the message says which.</exception>
    internal void Check(int lanes, bool hasSupplySensor) => SupervisionRules.Check(this, lanes, hasSupplySensor);
}
