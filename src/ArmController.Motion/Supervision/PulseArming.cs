using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Supervision;

/// <summary>
/// Switches on an arm whose servos cannot say where they are: from its park pose, which somebody vouches for, one joint every 300 ms from
/// the tip to the base, each with the pulse of that pose. What remains is one joint at a time moving, at its servo's own speed, by the error
/// of its placement: without a joint sensor no software can see that. Where one is fitted, the supervisor compares it with the park pose.
/// </summary>
public sealed class PulseArming : IArmingSequence
{
    /// <summary>Time between two joints: inrush of one must be over before the next.</summary>
    public const double BetweenJointsSeconds = 0.3;

    private readonly ServoArm arm;
    private readonly Joints<Radian> parkPose;
    private int enabled;
    private double begunSeconds;

    /// <summary>Will switch on an arm that rests in its park pose.</summary>
    public PulseArming(ServoArm arm, in Joints<Radian> parkPose)
    {
        ArgumentNullException.ThrowIfNull(arm);
        this.arm = arm;
        this.parkPose = parkPose;
    }

    /// <inheritdoc/>
    public bool NeedsAttestedPose => true;

    /// <inheritdoc/>
    public ArmingProgress Progress { get; private set; }

    /// <inheritdoc/>
    public ArmingFailure Failure { get; private set; }

    /// <inheritdoc/>
    public void Begin(Seconds now)
    {
        enabled = 0;
        begunSeconds = now.Value;
        bool armed = arm.ArmStaged(parkPose) == ArmingAnswer.Armed;
        Progress = armed ? ArmingProgress.Working : ArmingProgress.Failed;
        Failure = armed ? ArmingFailure.None : ArmingFailure.Refused;
    }

    /// <inheritdoc/>
    public void Advance(Seconds now, in SensorReading reading)
    {
        if (Progress != ArmingProgress.Working || !(now.Value - begunSeconds >= BetweenJointsSeconds * enabled))
        {
            return;
        }

        int lanes = arm.Description.Joints.Length;
        if (enabled == lanes)
        {
            Progress = ArmingProgress.Done;
            return;
        }

        // At most one joint a tick, however late the tick is.
        enabled++;
        arm.Enable(lanes - enabled);
    }

    /// <inheritdoc/>
    public void Abort() => Progress = ArmingProgress.Idle;
}
