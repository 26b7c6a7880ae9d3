using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;

namespace ArmController.Simulation;

/// <summary>
/// What is watched in a simulated run: the bounds that somebody who knows this twin would set. A twin may be told to be as wrong as one likes,
/// and a run on it is no fault; what goes beyond that, is.
/// </summary>
internal static class TwinBounds
{
    private const double Anything = 100;

    /// <summary>Bounds for a plan. Trials begin at home, so home is where this arm is armed from and parked.</summary>
    public static SupervisionSettings Of(RigPlan plan)
    {
        Joints<RadianPerSecond> top = default;
        bool follows = true;
        for (int i = 0; i < plan.Arm.LaneCount; i++)
        {
            top[i] = plan.Arm.Simulator.MaxRadiansPerSecond;
            follows &= plan.Arm.Description.Joints[i].Limits.MaxRadiansPerSecond <= top[i];
        }

        double play = plan.Twin.BacklashRadians.DefaultIfEmpty(0).Max();
        double zero = plan.Twin.ZeroOffsetRadians.Select(Math.Abs).DefaultIfEmpty(0).Max();
        double noise = plan.Arm.Reach.JointNoiseRadians;
        double deadBand = plan.Arm.Simulator.DeadBandRadians;
        double sag = plan.Arm.Simulator.SagRadians;
        double lag = plan.Arm.Simulator.LagSeconds + plan.Arm.Simulator.SecondLagSeconds + ((plan.Twin.LatencyTicks + 1) * RigPlan.Period.Value);
        SupervisionSettings usual = SupervisionSettings.For(plan.Arm.Description);
        return usual with
        {
            ParkPose = plan.Arm.Home,
            TopSpeed = top,
            NoiseRadians = Math.Max(usual.NoiseRadians, (10 * noise) + (2 * sag)),
            LagSeconds = lag,

            // A servo slower than its joint's limit falls behind by any amount, and that is how this twin is.
            TrackingRadians = follows ? usual.TrackingRadians + play + zero + deadBand + sag + (5 * noise) : Anything,
            TrackingSeconds = Math.Max(usual.TrackingSeconds, 3 * lag),
            VerifiedMoveRadians = follows ? Math.Max(usual.VerifiedMoveRadians, 4 * (play + deadBand + (3 * noise))) : Anything,
        };
    }
}
