using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Where the points of a body are, worked out once more: by turning each point of the arm at zero about the joints' axes at zero, outermost
/// first (Brockett 1984), each turn by a quaternion. It shares no formula with <c>BodyPose</c>.
/// </summary>
internal sealed class AuditPose
{
    private readonly int[] parents;
    private readonly Vector3d[] points;
    private readonly Vector3d[] axes;
    private readonly double[][] frames;
    private readonly double[] halfSines = new double[Joints<Radian>.Capacity];
    private readonly double[] halfCosines = new double[Joints<Radian>.Capacity];

    /// <summary>The arm at zero.</summary>
    public AuditPose(ArmBody body)
    {
        int count = body.Joints.Length;
        parents = new int[count];
        points = new Vector3d[count];
        axes = new Vector3d[count];
        frames = new double[count][];
        for (int pass = 0; pass < count; pass++)
        {
            for (int i = 0; i < count; i++)
            {
                BodyJoint joint = body.Joints[i];
                parents[i] = joint.Parent;
                if (frames[i] is null && (joint.Parent < 0 || frames[joint.Parent] is not null))
                {
                    double[] own = Frame(joint.Place);
                    frames[i] = joint.Parent < 0 ? own : Multiply(frames[joint.Parent], own);
                    points[i] = Apply(frames[i], default, 1);
                    axes[i] = Apply(frames[i], joint.Place.Axis, 0);
                }
            }
        }
    }

    /// <summary>Where a point of a lane's frame is when all angles are zero, metres.</summary>
    public Vector3d AtZero(int lane, in Vector3d point) => lane < 0 ? point : Apply(frames[lane], point, 1);

    /// <summary>True when some joint that carries a point has it off its axis.</summary>
    public bool IsMoved(int lane, in Vector3d atZero)
    {
        bool moved = false;
        for (int i = lane; i >= 0; i = parents[i])
        {
            moved |= Vector3d.Cross(axes[i], atZero - points[i]).Length > 1e-12;
        }

        return moved;
    }

    /// <summary>Sets the angles, radians by lane.</summary>
    public void Set(in Joints<Radian> angles)
    {
        for (int i = 0; i < parents.Length; i++)
        {
            halfSines[i] = Elementary.Sin(angles[i] / 2);
            halfCosines[i] = Elementary.Cos(angles[i] / 2);
        }
    }

    /// <summary>Where a point is that a lane carries and that is here when all angles are zero; metres.</summary>
    public Vector3d Turned(int lane, in Vector3d atZero)
    {
        Vector3d p = atZero;
        for (int i = lane; i >= 0; i = parents[i])
        {
            // v + 2 u x (u x v + w v), the product of quaternions written out.
            Vector3d u = axes[i] * halfSines[i];
            Vector3d v = p - points[i];
            Vector3d inner = Vector3d.Cross(u, v) + (v * halfCosines[i]);
            p += Vector3d.Cross(u, inner) * 2;
        }

        return p;
    }

    private static double[] Frame(in ChainJoint joint)
    {
        Matrix3d r = joint.Rotation;
        Vector3d o = joint.Origin;
        return [r.X.X, r.Y.X, r.Z.X, o.X, r.X.Y, r.Y.Y, r.Z.Y, o.Y, r.X.Z, r.Y.Z, r.Z.Z, o.Z, 0, 0, 0, 1];
    }

    private static double[] Multiply(double[] a, double[] b)
    {
        double[] product = new double[16];
        for (int i = 0; i < 16; i++)
        {
            for (int k = 0; k < 4; k++)
            {
                product[i] += a[(i & ~3) + k] * b[(4 * k) + (i & 3)];
            }
        }

        return product;
    }

    private static Vector3d Apply(double[] m, in Vector3d v, double w) => new(
        (m[0] * v.X) + (m[1] * v.Y) + (m[2] * v.Z) + (m[3] * w),
        (m[4] * v.X) + (m[5] * v.Y) + (m[6] * v.Z) + (m[7] * w),
        (m[8] * v.X) + (m[9] * v.Y) + (m[10] * v.Z) + (m[11] * w));
}
