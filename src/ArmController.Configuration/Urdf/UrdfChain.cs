using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>The way from a URDF's root to its tip link, and the moving joints beside it.</summary>
/// <param name="Chain">Kinematics; fixed joints are folded into the moving ones.</param>
/// <param name="OnChain">Moving joints from base to tip, in the chain's order.</param>
/// <param name="OffChain">Other moving joints, in the file's order.</param>
internal sealed record UrdfChain(SerialChain Chain, ImmutableArray<UrdfJoint> OnChain, ImmutableArray<UrdfJoint> OffChain)
{
    /// <summary>Follows the joints from a tip link to the root of a model without faults; null with a fault when they make no arm.</summary>
    public static UrdfChain? To(UrdfModel model, string tipLink, UrdfFaults faults)
    {
        List<UrdfJoint> way = [];
        string at = tipLink;
        while (model.Joints.FirstOrDefault(joint => joint.Child == at) is { } above)
        {
            way.Insert(0, above);
            at = above.Parent;
        }

        ImmutableArray<UrdfJoint> on = [.. way.Where(joint => joint.Moves)];
        ImmutableArray<UrdfJoint> off = [.. model.Joints.Where(joint => joint.Moves && !on.Contains(joint))];
        if (on.IsEmpty)
        {
            faults.Add(
                LineOf(model, tipLink),
                $"no moving joint leads to the tip link '{tipLink}'",
                "name the link at the arm's end as tipLink in arm.json");
            return null;
        }

        if (on.Length + off.Length > Joints<Radian>.Capacity)
        {
            int over = on.Length > Joints<Radian>.Capacity ? on[Joints<Radian>.Capacity].Line : off[Joints<Radian>.Capacity - on.Length].Line;
            faults.Add(
                over,
                $"the arm has {on.Length + off.Length} moving joints and there are {Joints<Radian>.Capacity} lanes",
                "make the joints beyond that fixed");
            return null;
        }

        return new(Fold(way), on, off);
    }

    private static SerialChain Fold(List<UrdfJoint> way)
    {
        ImmutableArray<ChainJoint>.Builder joints = ImmutableArray.CreateBuilder<ChainJoint>();
        Vector3d place = default;
        Matrix3d rotation = Matrix3d.Identity;
        foreach (UrdfJoint joint in way)
        {
            place += rotation * joint.Origin;
            rotation *= joint.Rotation;
            if (joint.Moves)
            {
                joints.Add(new(place, rotation, joint.Axis));
                place = default;
                rotation = Matrix3d.Identity;
            }
        }

        return new(joints.ToImmutable(), place, rotation);
    }

    private static int LineOf(UrdfModel model, string link) => model.Links.FirstOrDefault(candidate => candidate.Name == link).Line;
}
