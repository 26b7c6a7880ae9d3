using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;

namespace ArmController.Motion.Supervision;

/// <summary>
/// Says whether a proposal can be meant for an arm at all: made of numbers, for no joint that it does not have, and not in another unit. What
/// is merely too fast or too far passes, and the envelope trims it.
/// </summary>
internal sealed class CommandBounds
{
    // Degrees are 57 times radians, ticks per second as many times ticks: nobody who means this arm asks for ten times what it may do.
    private const double AbsurdTimes = 10;

    private readonly int lanes;
    private readonly Joints<RadianPerSecond> absurdSpeed;
    private readonly Joints<Radian> lowest;
    private readonly Joints<Radian> highest;

    /// <summary>Bounds for an arm: ten times its speed limits, and a whole turn beyond its range.</summary>
    public CommandBounds(ArmDescription description)
    {
        lanes = description.Joints.Length;
        for (int i = 0; i < lanes; i++)
        {
            JointLimits limits = description.Joints[i].Limits;
            absurdSpeed[i] = AbsurdTimes * limits.MaxRadiansPerSecond;
            lowest[i] = limits.MinRadians - (2 * Math.PI);
            highest[i] = limits.MaxRadians + (2 * Math.PI);
        }
    }

    /// <summary>Number of lanes the arm has.</summary>
    public int Lanes => lanes;

    /// <summary>True when it can be meant for the arm. The bounds of a lane it does not have are zero.</summary>
    public bool Allow(in Proposal proposal)
    {
        bool isSpeed = proposal.Kind == ProposalKind.Velocity;
        bool allowed = isSpeed || proposal.Kind == ProposalKind.Target;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            // Written so that what is no number is outside.
            allowed &= isSpeed
                ? Math.Abs(proposal.Velocity[i]) <= absurdSpeed[i]
                : proposal.Target[i] >= lowest[i] && proposal.Target[i] <= highest[i];
        }

        return allowed;
    }
}
