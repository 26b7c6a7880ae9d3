using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Supervision;

/// <summary>
/// Switches on an arm whose servos measure where they are, at that very place: five steady readings, then for each joint from the tip to the
/// base the goal set to what was measured and read back before torque comes on at a fifth, then all torque limits raised together in a second.
/// </summary>
/// <remarks>
/// The servos' serial bus does not exist yet, so only tests run this (against <see cref="IFeedbackServos"/>);
/// where the joints are it learns like everybody, from the tick's reading.
/// </remarks>
public sealed class FeedbackArming : IArmingSequence
{
    /// <summary>Readings per joint.</summary>
    public const int Readings = 5;

    /// <summary>So many ticks may bring no reading: answers of a serial bus come later than they were asked for.</summary>
    public const int MostSilentTicks = 5;

    /// <summary>The readings of a joint must agree within this: one degree.</summary>
    public const double SteadyRadians = Math.PI / 180;

    /// <summary>A goal that reads back further off was not kept; one count of a 12-bit servo is 0.0015 rad.</summary>
    public const double KeptRadians = 0.002;

    /// <summary>Torque limit when torque comes on, share of the rated torque.</summary>
    public const double FirstTorqueShare = 0.2;

    /// <summary>Time from there to full torque.</summary>
    public const double RampSeconds = 1;

    private readonly ServoArm arm;
    private readonly IFeedbackServos servos;
    private readonly bool mayRecover;
    private readonly int lanes;
    private Joints<Radian> lowest;
    private Joints<Radian> highest;
    private Joints<Radian> sum;
    private int readings;
    private int silent;
    private int enabled;
    private double rampSeconds;

    /// <summary>Will switch on an arm wherever it is inside its limits.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="servos">Its servos, which measure.</param>
    /// <param name="mayRecover">True to switch on outside the limits too, because somebody asked for a recovery.</param>
    public FeedbackArming(ServoArm arm, IFeedbackServos servos, bool mayRecover = false)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(servos);
        this.arm = arm;
        this.servos = servos;
        this.mayRecover = mayRecover;
        lanes = arm.Description.Joints.Length;
    }

    /// <inheritdoc/>
    public bool NeedsAttestedPose => false;

    /// <inheritdoc/>
    public ArmingProgress Progress { get; private set; }

    /// <inheritdoc/>
    public ArmingFailure Failure { get; private set; }

    /// <inheritdoc/>
    public void Begin(Seconds now)
    {
        readings = 0;
        silent = 0;
        enabled = 0;
        Progress = ArmingProgress.Working;
        Failure = ArmingFailure.None;
    }

    /// <inheritdoc/>
    public void Advance(Seconds now, in SensorReading reading)
    {
        if (Progress != ArmingProgress.Working)
        {
            return;
        }

        Failure = readings < Readings ? Read(reading) : enabled < lanes ? Enable(lanes - 1 - enabled, now) : Ramp(now);
        Progress = Failure == ArmingFailure.None ? Progress : ArmingProgress.Failed;
    }

    /// <inheritdoc/>
    public void Abort() => Progress = ArmingProgress.Idle;

    private ArmingFailure Read(in SensorReading reading)
    {
        if (!reading.HasAngles)
        {
            return ++silent > MostSilentTicks ? ArmingFailure.PositionUnread : ArmingFailure.None;
        }

        for (int i = 0; i < lanes; i++)
        {
            double radians = reading.Angles[i];
            lowest[i] = readings == 0 ? radians : Math.Min(lowest[i], radians);
            highest[i] = readings == 0 ? radians : Math.Max(highest[i], radians);
            sum[i] = readings == 0 ? radians : sum[i] + radians;
            if (!(highest[i] - lowest[i] < SteadyRadians))
            {
                return ArmingFailure.PositionUnsteady;
            }
        }

        readings++;
        return readings == Readings && arm.ArmStaged(sum * (1.0 / Readings), mayRecover) != ArmingAnswer.Armed
            ? ArmingFailure.Refused
            : ArmingFailure.None;
    }

    private ArmingFailure Enable(int lane, Seconds now)
    {
        double goal = sum[lane] / Readings;
        if (!servos.SetGoal(lane, goal) || !servos.TryReadGoal(lane, out double kept) || !(Math.Abs(kept - goal) <= KeptRadians))
        {
            return ArmingFailure.GoalNotKept;
        }

        if (!servos.LimitTorque(lane, FirstTorqueShare) || !servos.EnableTorque(lane))
        {
            return ArmingFailure.TorqueRefused;
        }

        arm.Enable(lane);
        enabled++;
        rampSeconds = now.Value;
        return ArmingFailure.None;
    }

    private ArmingFailure Ramp(Seconds now)
    {
        double passed = (now.Value - rampSeconds) / RampSeconds;
        double share = passed >= 1 ? 1 : passed > 0 ? FirstTorqueShare + ((1 - FirstTorqueShare) * passed) : FirstTorqueShare;
        for (int i = 0; i < lanes; i++)
        {
            if (!servos.LimitTorque(i, share))
            {
                return ArmingFailure.TorqueRefused;
            }
        }

        Progress = share >= 1 ? ArmingProgress.Done : ArmingProgress.Working;
        return ArmingFailure.None;
    }
}
