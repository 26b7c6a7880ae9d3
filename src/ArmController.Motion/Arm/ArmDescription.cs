using System.Collections.Immutable;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Motion.Arm;

/// <summary>
/// The arm as the controller believes it to be. Lanes 0..<see cref="SerialChain.Count"/>-1 are the chain's joints from base to tip;
/// joints off the chain (a gripper) take the lanes after them.
/// </summary>
/// <param name="Name">Name of the arm's folder.</param>
/// <param name="Chain">Kinematics from base to tip.</param>
/// <param name="Joints">One per lane, chain joints first.</param>
public sealed record ArmDescription(string Name, SerialChain Chain, ImmutableArray<JointDescription> Joints)
{
    /// <summary>
    /// Times a second that a joint may turn round, 1 or more; a second's worth may be saved up.
    /// Turning round is what wears a servo's gears and brushes.
    /// </summary>
    public int MaxReversalsPerSecond { get; init; } = 10;

    /// <summary>The room it takes up; null when its shape is not known.</summary>
    public ArmBody? Body { get; init; }

    /// <summary>What it must stay clear of; null when only its joints' own limits count. Needs a <see cref="Body"/>.</summary>
    public Obstacles? Obstacles { get; init; }
}
