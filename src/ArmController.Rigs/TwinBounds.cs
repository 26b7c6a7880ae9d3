using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;

namespace ArmController.Rigs;

/// <summary>
/// What is watched in a simulated run: the bounds that somebody who knows this twin would set. A twin may be told to be as wrong as one likes,
/// and a run on it is no fault; what goes beyond that, is.
/// </summary>
public static class TwinBounds
{
    private const double WholeTurnRadians = 2 * Math.PI;

    /// <summary>Bounds for a plan. Trials begin at home, so home is where this arm is armed from and parked.</summary>
    public static SupervisionSettings Of(RigPlan plan)
    {
        Joints<RadianPerSecond> top = default;
        bool follows = true;
        double widest = 0;
        for (int i = 0; i < plan.Arm.LaneCount; i++)
        {
            top[i] = plan.Arm.Simulator.MaxRadiansPerSecond;
            JointLimits limits = plan.Arm.Description.Joints[i].Limits;
            follows &= limits.MaxRadiansPerSecond <= top[i];
            widest = Math.Max(widest, limits.MaxRadians - limits.MinRadians);
        }

        double play = plan.Twin.BacklashRadians.DefaultIfEmpty(0).Max();
        double zero = plan.Twin.ZeroOffsetRadians.Select(Math.Abs).DefaultIfEmpty(0).Max();
        double noise = plan.Arm.Noise.JointRadians;
        double deadBand = plan.Arm.Simulator.DeadBandRadians;
        double sag = plan.Arm.Simulator.SagRadians;
        double lag = plan.Arm.Simulator.LagSeconds + plan.Arm.Simulator.SecondLagSeconds + ((plan.Twin.LatencyTicks + 1) * plan.Cadence.Tick.Value);
        SupervisionSettings usual = SupervisionSettings.For(plan.Arm.Description);
        double off = play + zero + deadBand + sag + (5 * noise);

        // A servo slower than its joint's limit falls behind by any amount, and that is how this twin is: it has no such limit but the joint's
        // whole range. No error and no move is longer than that, so on such a twin, and on no other, neither is ever found.
        double anywhere = Math.Min(widest + off, WholeTurnRadians);
        return usual with
        {
            ParkPose = plan.Arm.Home,
            TopSpeed = top,
            NoiseRadians = Math.Max(usual.NoiseRadians, (10 * noise) + (2 * sag)),
            CommandTicks = plan.Cadence.DecisionTicks + 1,
            LagSeconds = lag,
            TrackingRadians = follows ? Math.Min(usual.TrackingRadians + off, WholeTurnRadians) : anywhere,
            TrackingSeconds = Math.Max(usual.TrackingSeconds, 3 * lag),
            VerifiedMoveRadians = follows
                ? Math.Max(usual.VerifiedMoveRadians, Math.Min(4 * (play + deadBand + (3 * noise)), WholeTurnRadians))
                : anywhere,
        };
    }
}
