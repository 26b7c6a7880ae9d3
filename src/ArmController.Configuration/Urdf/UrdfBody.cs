using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>Puts a URDF's collision shapes on the lanes of an arm; fixed joints are folded into the moving ones.</summary>
internal static class UrdfBody
{
    /// <summary>The body of a model without faults. Meshes are left out: whoever needs them asks for their lines first.</summary>
    public static ArmBody Of(UrdfModel model, UrdfChain chain)
    {
        UrdfJoint[] lanes = [.. chain.OnChain, .. chain.OffChain];
        Dictionary<string, UrdfJoint> above = model.Joints.ToDictionary(joint => joint.Child, StringComparer.Ordinal);
        ImmutableArray<BodyJoint> beside = [.. chain.OffChain.Select(joint => Beside(joint, lanes, above))];
        ImmutableArray<BodyCapsule>.Builder capsules = ImmutableArray.CreateBuilder<BodyCapsule>();
        foreach (UrdfLink link in model.Links)
        {
            (int lane, Vector3d place, Matrix3d turn) = Carrier(link.Name, lanes, above);
            foreach (UrdfShape shape in link.Shapes)
            {
                if (shape.Capsule is { } capsule)
                {
                    capsules.Add(new(link.Name, lane, new(place + (turn * capsule.A), place + (turn * capsule.B), capsule.RadiusMetres)));
                }
            }
        }

        return new(chain.Chain, beside, capsules.ToImmutable());
    }

    private static BodyJoint Beside(UrdfJoint joint, UrdfJoint[] lanes, Dictionary<string, UrdfJoint> above)
    {
        (int lane, Vector3d place, Matrix3d turn) = Carrier(joint.Parent, lanes, above);
        return new(lane, new ChainJoint(place + (turn * joint.Origin), turn * joint.Rotation, joint.Axis));
    }

    // The moving joint that carries a link, and where the link is in that joint's frame.
    private static (int Lane, Vector3d Place, Matrix3d Turn) Carrier(string link, UrdfJoint[] lanes, Dictionary<string, UrdfJoint> above)
    {
        Vector3d place = default;
        Matrix3d turn = Matrix3d.Identity;
        string at = link;
        while (above.TryGetValue(at, out UrdfJoint? joint))
        {
            if (joint.Moves)
            {
                return (Array.IndexOf(lanes, joint), place, turn);
            }

            place = joint.Origin + (joint.Rotation * place);
            turn = joint.Rotation * turn;
            at = joint.Parent;
        }

        return (-1, place, turn);
    }
}
