using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>Every distance of a body on its own, by the storms' kinematics and distances, which share no formula with the shield's.</summary>
internal sealed class PairAudit
{
    private const int Table = -1;
    private const int Walls = -2;
    private const int FirstBox = -3;

    private readonly AuditPose pose;
    private readonly Obstacles obstacles;
    private readonly BodyCapsule[] capsules;
    private readonly Vector3d[] zeroA;
    private readonly Vector3d[] zeroB;
    private readonly Vector3d[] a;
    private readonly Vector3d[] b;
    private readonly (int Capsule, int Other)[] pairs;

    public PairAudit(ArmBody body, Obstacles obstacles)
    {
        this.obstacles = obstacles;
        pose = new(body);
        capsules = [.. body.Capsules];
        zeroA = [.. capsules.Select(capsule => pose.AtZero(capsule.Lane, capsule.Shape.A))];
        zeroB = [.. capsules.Select(capsule => pose.AtZero(capsule.Lane, capsule.Shape.B))];
        a = [.. zeroA];
        b = [.. zeroB];
        pairs = [.. Pairs()];
    }

    public int Count => pairs.Length;

    public string NameOf(int pair) => $"{capsules[pairs[pair].Capsule].Link} to " + pairs[pair].Other switch
    {
        Table => "the table",
        Walls => "the workspace's end",
        <= FirstBox => obstacles.KeepOuts[FirstBox - pairs[pair].Other].Name,
        _ => capsules[pairs[pair].Other].Link,
    };

    /// <summary>Puts the body into a pose.</summary>
    public void Set(in Joints<Radian> angles)
    {
        pose.Set(angles);
        for (int c = 0; c < capsules.Length; c++)
        {
            a[c] = pose.Turned(capsules[c].Lane, zeroA[c]);
            b[c] = pose.Turned(capsules[c].Lane, zeroB[c]);
        }
    }

    /// <summary>A distance in the pose, metres; a line inside a box is as far from it as one that touches.</summary>
    public double Metres(int pair)
    {
        (int c, int other) = pairs[pair];
        double radius = capsules[c].Shape.RadiusMetres;
        return other switch
        {
            Table => Math.Min(a[c].Z, b[c].Z) - obstacles.TableHeightMetres!.Value - radius,
            Walls => Math.Min(Inside(a[c]), Inside(b[c])) - radius,
            <= FirstBox => AuditDistance.ToBox(a[c], b[c], obstacles.KeepOuts[FirstBox - other].Box) - radius,
            _ => AuditDistance.ToSegment(a[c], b[c], a[other], b[other]) - radius - capsules[other].Shape.RadiusMetres,
        };
    }

    /// <summary>The same as asking for the distance, but most often seen from the balls round both.</summary>
    public bool IsAtLeast(int pair, double metres)
    {
        (int c, int other) = pairs[pair];
        Vector3d middle = (a[c] + b[c]) * 0.5;
        double reach = (a[c] - middle).Length + capsules[c].Shape.RadiusMetres;
        if (other <= FirstBox)
        {
            AxisBox box = obstacles.KeepOuts[FirstBox - other].Box;
            Vector3d centre = (box.Min + box.Max) * 0.5;
            return (middle - centre).Length - reach - (box.Max - centre).Length >= metres || Metres(pair) >= metres;
        }

        if (other >= 0)
        {
            Vector3d centre = (a[other] + b[other]) * 0.5;
            double beyond = (a[other] - centre).Length + capsules[other].Shape.RadiusMetres;
            return (middle - centre).Length - reach - beyond >= metres || Metres(pair) >= metres;
        }

        return Metres(pair) >= metres;
    }

    private IEnumerable<(int Capsule, int Other)> Pairs()
    {
        for (int c = 0; c < capsules.Length; c++)
        {
            // On the base, or turning about its own line: nothing brings it nearer to what stands still.
            bool moves = pose.IsMoved(capsules[c].Lane, zeroA[c]) || pose.IsMoved(capsules[c].Lane, zeroB[c]);
            if (moves && obstacles.TableHeightMetres is not null)
            {
                yield return (c, Table);
            }

            if (moves && obstacles.Workspace is not null)
            {
                yield return (c, Walls);
            }

            for (int i = 0; moves && i < obstacles.KeepOuts.Length; i++)
            {
                yield return (c, FirstBox - i);
            }

            for (int other = 0; other < capsules.Length; other++)
            {
                if (obstacles.SelfPairs.Contains(new LinkPair(capsules[c].Link, capsules[other].Link)))
                {
                    yield return (c, other);
                }
            }
        }
    }

    private double Inside(in Vector3d p)
    {
        AxisBox space = obstacles.Workspace!.Value;
        Vector3d low = p - space.Min;
        Vector3d high = space.Max - p;
        return Math.Min(Math.Min(Math.Min(low.X, low.Y), low.Z), Math.Min(Math.Min(high.X, high.Y), high.Z));
    }
}
