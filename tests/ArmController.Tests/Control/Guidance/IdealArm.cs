using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;

namespace ArmController.Tests.Control.Guidance;

/// <summary>The desk arm without servos, shield or noise: it does at once what it is told, at its joints' speed.</summary>
internal static class IdealArm
{
    /// <summary>Time between two decisions, seconds.</summary>
    public const double DecisionSeconds = 0.04;

    private static readonly SerialChain Chain = ShippedArms.Desk.Chain;
    private static readonly JointRanges Ranges = new(ShippedArms.Desk);

    /// <summary>It at rest.</summary>
    public static ArmState At(in Joints<Radian> angles)
    {
        Chain.Forward(angles, out ChainPose pose);
        return new() { Angles = angles, Reference = angles, Tip = pose.Tip, TipAngles = angles, TipMeasured = true, TipIsNew = true };
    }

    /// <summary>It a decision later.</summary>
    public static ArmState Next(in ArmState state, in Proposal proposal)
    {
        Joints<Radian> angles = state.Reference;
        for (int j = 0; j < Ranges.Count; j++)
        {
            double way = proposal.Kind == ProposalKind.Target ? proposal.Target[j] - angles[j] : proposal.Velocity[j] * DecisionSeconds;
            double most = Ranges.Fastest[j] * DecisionSeconds;
            angles[j] += Math.Clamp(way, -most, most);
        }

        return At(angles);
    }
}
