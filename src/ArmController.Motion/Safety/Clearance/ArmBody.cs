using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// The arm as a thing that takes up room: a tree of joints, on the chain and beside it, with capsules on them, and how far a turn of
/// each joint can carry each point.
/// </summary>
public sealed class ArmBody
{
    private readonly BodyJoint[] joints;
    private readonly BodyCapsule[] capsules;
    private readonly int[] order;

    /// <summary>Builds a body; lanes are those of the arm's description.</summary>
    /// <param name="chain">The chain; its joints are lanes 0 to its count less one.</param>
    /// <param name="beside">Joints of the lanes after them, each carried by some other lane or by the base.</param>
    /// <param name="capsules">All capsules, fixed ones included.</param>
    /// <exception cref="ArgumentException">A parent or a lane does not exist, the joints are no tree, or a capsule is unsound.</exception>
    public ArmBody(SerialChain chain, ImmutableArray<BodyJoint> beside, ImmutableArray<BodyCapsule> capsules)
    {
        ArgumentNullException.ThrowIfNull(chain);
        joints = new BodyJoint[chain.Count + beside.Length];
        if (joints.Length > Joints<Radian>.Capacity)
        {
            throw new ArgumentException("A body has at most eight joints.", nameof(beside));
        }

        for (int i = 0; i < joints.Length; i++)
        {
            joints[i] = i < chain.Count ? new(i - 1, chain.Joints[i]) : beside[i - chain.Count];
        }

        order = ParentsFirst(joints);
        this.capsules = [.. capsules];
        foreach (BodyCapsule capsule in this.capsules)
        {
            if (!capsule.Shape.IsSound || capsule.Lane < -1 || capsule.Lane >= joints.Length)
            {
                throw new ArgumentException($"A capsule of link '{capsule.Link}' is not finite, has no radius or no lane.", nameof(capsules));
            }
        }

        Chain = chain;
    }

    /// <summary>The chain from base to tip.</summary>
    public SerialChain Chain { get; }

    /// <summary>Joints by lane.</summary>
    public ReadOnlySpan<BodyJoint> Joints => joints;

    /// <summary>All capsules.</summary>
    public ReadOnlySpan<BodyCapsule> Capsules => capsules;

    /// <summary>Lanes in an order in which every joint comes after the one that carries it.</summary>
    public ReadOnlySpan<int> ParentsFirstOrder => order;

    /// <summary>Lane of a link that has capsules; null when no capsule has that name.</summary>
    public int? LaneOf(string link)
    {
        foreach (BodyCapsule capsule in capsules)
        {
            if (capsule.Link == link)
            {
                return capsule.Lane;
            }
        }

        return null;
    }

    /// <summary>True when a turn of one lane's joint moves what another lane (or -1) carries.</summary>
    public bool Carries(int lane, int carried)
    {
        int at = carried;
        while (at >= 0 && at != lane)
        {
            at = joints[at].Parent;
        }

        return at == lane && lane >= 0;
    }

    /// <summary>
    /// The longest distance, metres, that a point can ever have from a joint's axis, whatever the angles between: no turn by an angle d
    /// carries it farther than d times this.
    /// </summary>
    /// <param name="lane">The joint that turns.</param>
    /// <param name="carried">Lane that carries the point.</param>
    /// <param name="point">The point in that lane's frame, metres.</param>
    public double LeverMetres(int lane, int carried, in Vector3d point)
    {
        if (!Carries(lane, carried))
        {
            return 0;
        }

        // A point fixed in the joint's own frame keeps its distance from the axis; what is carried further out adds its length at most.
        Vector3d at = point;
        double farther = 0;
        for (int i = carried; i != lane; i = joints[i].Parent)
        {
            farther += at.Length;
            at = joints[i].Place.Origin;
        }

        return Vector3d.Cross(joints[lane].Place.Axis, at).Length + farther;
    }

    /// <summary>The longest such distance of any point of a capsule's line; its radius adds nothing to how far it moves past another.</summary>
    public double LeverMetres(int lane, in BodyCapsule capsule) =>
        Math.Max(LeverMetres(lane, capsule.Lane, capsule.Shape.A), LeverMetres(lane, capsule.Lane, capsule.Shape.B));

    private static int[] ParentsFirst(BodyJoint[] joints)
    {
        int[] order = new int[joints.Length];
        bool[] placed = new bool[joints.Length];
        int count = 0;
        bool any = true;
        while (any)
        {
            any = false;
            for (int i = 0; i < joints.Length; i++)
            {
                int parent = joints[i].Parent;
                if (!placed[i] && parent >= -1 && parent < joints.Length && (parent < 0 || placed[parent]))
                {
                    placed[i] = true;
                    order[count++] = i;
                    any = true;
                }
            }
        }

        return count == joints.Length ? order : throw new ArgumentException("The joints of a body form a tree on the base.", nameof(joints));
    }
}
