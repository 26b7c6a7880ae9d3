using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Configuration;

/// <summary>
/// How much nearer than its references an arm may truly come, and so the least margin that keeps what it promises. The shield checks references;
/// the joints follow behind them and hang below them.
/// </summary>
/// <remarks>
/// A servo that lags by a time constant is where the mean of its past references is, weighted by exp(-t / tau). On a straight way that is on the way
/// itself, only later. At a corner of two motions of speed v at a right angle it is off both of them by at most v tau / e, where one joint stops
/// while another starts. The lever of an angle is the arm's span at most. To that come the sag of the stretched arm and the servo's dead band.
/// </remarks>
/// <param name="WrittenMetres">The margin in the arm's file, metres; 0 where it says none.</param>
/// <param name="LeastMetres">The least that is honest, metres.</param>
public sealed record HonestMargin(double WrittenMetres, double LeastMetres)
{
    private const double OneOverE = 0.36787944117144233;

    /// <summary>True when less is written than is honest.</summary>
    public bool IsShort => WrittenMetres < LeastMetres;

    /// <summary>That of an arm.</summary>
    public static HonestMargin Of(ArmConfiguration arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArmDescription description = arm.Description;
        double span = description.Chain.SpanMetres;
        double fastest = description.Joints[..description.Chain.Count].Max(joint => joint.Limits.MaxRadiansPerSecond) * span;
        Obstacles? obstacles = description.Obstacles;
        double speed = Math.Min(fastest, obstacles?.MaxTipMetresPerSecond ?? double.PositiveInfinity);
        double behind = OneOverE * speed * arm.ServoModel.TauSeconds;
        double below = (arm.Simulator.SagRadians + arm.Simulator.DeadBandRadians) * span;
        return new(obstacles?.MarginMetres ?? 0, behind + below);
    }
}
