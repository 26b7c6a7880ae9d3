using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>Where all joints and capsules of a body are for given angles, in the base frame; its room is taken once.</summary>
internal sealed class BodyPose
{
    private readonly Hinge[] hinges;
    private readonly int[] order;
    private readonly int[] lanes;
    private readonly Capsule[] shapes;
    private readonly Matrix3d[] rotations;
    private readonly Vector3d[] places;

    /// <summary>The places of the ends of every capsule's line, metres.</summary>
    public readonly Vector3d[] A;

    /// <inheritdoc cref="A"/>
    public readonly Vector3d[] B;

    /// <summary>A pose of a body, not placed yet.</summary>
    public BodyPose(ArmBody body)
    {
        hinges = new Hinge[body.Joints.Length];
        order = [.. body.ParentsFirstOrder];
        for (int i = 0; i < hinges.Length; i++)
        {
            hinges[i] = Hinge.Of(body.Joints[i]);
        }

        lanes = new int[body.Capsules.Length];
        shapes = new Capsule[lanes.Length];
        A = new Vector3d[lanes.Length];
        B = new Vector3d[lanes.Length];
        for (int c = 0; c < lanes.Length; c++)
        {
            lanes[c] = body.Capsules[c].Lane;
            shapes[c] = body.Capsules[c].Shape;
            A[c] = shapes[c].A;
            B[c] = shapes[c].B;
        }

        rotations = new Matrix3d[hinges.Length];
        places = new Vector3d[hinges.Length];
    }

    /// <summary>Turns every joint; lanes beyond the body's are not looked at.</summary>
    /// <param name="sines">Sine of every lane's angle.</param>
    /// <param name="cosines">Its cosine.</param>
    public void Place(ReadOnlySpan<double> sines, ReadOnlySpan<double> cosines)
    {
        foreach (int lane in order)
        {
            ref readonly Hinge hinge = ref hinges[lane];
            Matrix3d turn = hinge.Turn(sines[lane], cosines[lane]);
            if (hinge.Parent < 0)
            {
                rotations[lane] = turn;
                places[lane] = hinge.Origin;
            }
            else
            {
                ref readonly Matrix3d parent = ref rotations[hinge.Parent];
                places[lane] = places[hinge.Parent] + (parent * hinge.Origin);
                rotations[lane] = parent * turn;
            }
        }

        for (int c = 0; c < lanes.Length; c++)
        {
            int lane = lanes[c];
            if (lane >= 0)
            {
                A[c] = places[lane] + (rotations[lane] * shapes[c].A);
                B[c] = places[lane] + (rotations[lane] * shapes[c].B);
            }
        }
    }

    /// <summary>Where a point that a lane carries is, metres.</summary>
    public Vector3d Of(int lane, in Vector3d point) => places[lane] + (rotations[lane] * point);

    /// <summary>A joint with its turn by angle q taken apart: rotation times (1 + sin q K + (1 - cos q) K²), K the axis as a matrix.</summary>
    private readonly record struct Hinge(int Parent, Vector3d Origin, Matrix3d Rotation, Matrix3d BySine, Matrix3d ByVersine)
    {
        public static Hinge Of(in BodyJoint joint)
        {
            ChainJoint place = joint.Place;
            Vector3d axis = place.Axis;
            Matrix3d k = new(new(0, axis.Z, -axis.Y), new(-axis.Z, 0, axis.X), new(axis.Y, -axis.X, 0));
            return new(joint.Parent, place.Origin, place.Rotation, place.Rotation * k, place.Rotation * (k * k));
        }

        public Matrix3d Turn(double sine, double cosine)
        {
            double versine = 1 - cosine;
            return new(
                Rotation.X + (BySine.X * sine) + (ByVersine.X * versine),
                Rotation.Y + (BySine.Y * sine) + (ByVersine.Y * versine),
                Rotation.Z + (BySine.Z * sine) + (ByVersine.Z * versine));
        }
    }
}
