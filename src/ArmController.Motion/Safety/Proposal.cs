using ArmController.Motion.Quantities;

namespace ArmController.Motion.Safety;

/// <summary>What somebody would like the arm to do in the next tick; anything may stand in it, garbage included.</summary>
public struct Proposal
{
    /// <summary>Which of the two vectors counts.</summary>
    public ProposalKind Kind;

    /// <summary>Wanted speeds in rad/s, any bits at all; read only for <see cref="ProposalKind.Velocity"/>.</summary>
    public Joints<RadianPerSecond> Velocity;

    /// <summary>Wanted rest angles in radians, any bits at all; read only for <see cref="ProposalKind.Target"/>.</summary>
    public Joints<Radian> Target;

    /// <summary>Asks for speeds, rad/s.</summary>
    public static Proposal AtVelocity(in Joints<RadianPerSecond> velocity) => new() { Kind = ProposalKind.Velocity, Velocity = velocity };

    /// <summary>Asks to come to rest at angles, radians, as fast as the limits allow.</summary>
    public static Proposal Towards(in Joints<Radian> target) => new() { Kind = ProposalKind.Target, Target = target };
}
