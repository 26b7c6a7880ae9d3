using System.Runtime.Intrinsics;
using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>Where all joints and capsules of a body are for given angles, in the base frame; its room is taken once.</summary>
/// <remarks>Three numbers are worked on at once, in the order in which one after the other would be: every processor gets the same bits.</remarks>
internal sealed class BodyPose
{
    private readonly Hinge[] hinges;
    private readonly int[] order;
    private readonly int[] lanes;
    private readonly Capsule[] shapes;
    private readonly Columns[] rotations;
    private readonly Vector256<double>[] places;

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

        rotations = new Columns[hinges.Length];
        places = new Vector256<double>[hinges.Length];
    }

    /// <summary>Turns every joint; lanes beyond the body's are not looked at.</summary>
    /// <param name="sines">Sine of every lane's angle.</param>
    /// <param name="cosines">Its cosine.</param>
    public void Place(ReadOnlySpan<double> sines, ReadOnlySpan<double> cosines)
    {
        foreach (int lane in order)
        {
            ref readonly Hinge hinge = ref hinges[lane];
            Columns turn = hinge.Turn(sines[lane], cosines[lane]);
            if (hinge.Parent < 0)
            {
                rotations[lane] = turn;
                places[lane] = Columns.Of(hinge.Origin);
            }
            else
            {
                ref readonly Columns parent = ref rotations[hinge.Parent];
                places[lane] = places[hinge.Parent] + parent.Of(hinge.Origin.X, hinge.Origin.Y, hinge.Origin.Z);
                rotations[lane] = new(
                    parent.Of(turn.X[0], turn.X[1], turn.X[2]),
                    parent.Of(turn.Y[0], turn.Y[1], turn.Y[2]),
                    parent.Of(turn.Z[0], turn.Z[1], turn.Z[2]));
            }
        }

        for (int c = 0; c < lanes.Length; c++)
        {
            if (lanes[c] >= 0)
            {
                A[c] = Of(lanes[c], shapes[c].A);
                B[c] = Of(lanes[c], shapes[c].B);
            }
        }
    }

    /// <summary>Where a point that a lane carries is, metres.</summary>
    public Vector3d Of(int lane, in Vector3d point)
    {
        Vector256<double> place = places[lane] + rotations[lane].Of(point.X, point.Y, point.Z);
        return new(place[0], place[1], place[2]);
    }

    /// <summary>A joint with its turn by angle q taken apart: rotation times (1 + sin q K + (1 - cos q) K²), K the axis as a matrix.</summary>
    private readonly struct Hinge(int parent, Vector3d origin, Columns rotation, Columns bySine, Columns byVersine)
    {
        private readonly Columns rotation = rotation;
        private readonly Columns bySine = bySine;
        private readonly Columns byVersine = byVersine;

        public int Parent { get; } = parent;

        public Vector3d Origin { get; } = origin;

        public static Hinge Of(in BodyJoint joint)
        {
            ChainJoint place = joint.Place;
            Vector3d axis = place.Axis;
            Matrix3d k = new(new(0, axis.Z, -axis.Y), new(-axis.Z, 0, axis.X), new(axis.Y, -axis.X, 0));
            return new(joint.Parent, place.Origin, Columns.Of(place.Rotation), Columns.Of(place.Rotation * k), Columns.Of(place.Rotation * (k * k)));
        }

        public Columns Turn(double sine, double cosine)
        {
            double versine = 1 - cosine;
            return new(
                rotation.X + (bySine.X * sine) + (byVersine.X * versine),
                rotation.Y + (bySine.Y * sine) + (byVersine.Y * versine),
                rotation.Z + (bySine.Z * sine) + (byVersine.Z * versine));
        }
    }

    /// <summary>A rotation by its columns, each in one register whose fourth place is not used.</summary>
    private readonly struct Columns(Vector256<double> x, Vector256<double> y, Vector256<double> z)
    {
        public readonly Vector256<double> X = x;
        public readonly Vector256<double> Y = y;
        public readonly Vector256<double> Z = z;

        public static Vector256<double> Of(in Vector3d point) => Vector256.Create(point.X, point.Y, point.Z, 0);

        public static Columns Of(in Matrix3d matrix) => new(Of(matrix.X), Of(matrix.Y), Of(matrix.Z));

        public Vector256<double> Of(double alongX, double alongY, double alongZ) => (X * alongX) + (Y * alongY) + (Z * alongZ);
    }
}
