using ArmController.Motion.Quantities;

namespace ArmController.Motion.Safety;

/// <summary>What somebody would like the arm to do in the next tick; anything may stand in it, garbage included.</summary>
public struct Proposal
{
    /// <summary>Which of the two vectors counts.</summary>
    public ProposalKind Kind;

    /// <summary>Wanted speeds, read only for <see cref="ProposalKind.Velocity"/>.</summary>
    public Joints<RadianPerSecond> Velocity;

    /// <summary>Wanted rest angles, read only for <see cref="ProposalKind.Target"/>.</summary>
    public Joints<Radian> Target;

    /// <summary>Asks for speeds.</summary>
    public static Proposal AtVelocity(in Joints<RadianPerSecond> velocity) => new() { Kind = ProposalKind.Velocity, Velocity = velocity };

    /// <summary>Asks to come to rest at angles.</summary>
    public static Proposal Towards(in Joints<Radian> target) => new() { Kind = ProposalKind.Target, Target = target };
}
