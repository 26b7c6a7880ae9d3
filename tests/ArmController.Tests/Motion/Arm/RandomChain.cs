using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using CsCheck;

namespace ArmController.Tests.Motion.Arm;

/// <summary>One joint by plain numbers, so that a test can build its own matrices from them.</summary>
internal readonly record struct RandomJoint(double[] Origin, double[] RollPitchYaw, double[] Axis);

/// <summary>A chain of one to eight joints with arbitrary frames and axes, and angles for it.</summary>
internal sealed record RandomChain(RandomJoint[] Joints, double[] TipOffset, double[] TipRollPitchYaw, double[] Angles)
{
    public static readonly Gen<RandomChain> Gen = Build();

    public SerialChain ToSerialChain() =>
        new(
            [.. Joints.Select(joint => new ChainJoint(Vector(joint.Origin), Turn(joint.RollPitchYaw), Vector(joint.Axis)))],
            Vector(TipOffset),
            Turn(TipRollPitchYaw));

    public Joints<Radian> ToAngles() => Joints<Radian>.From(Angles.AsSpan(0, Joints.Length));

    private static Gen<RandomChain> Build()
    {
        Gen<double[]> place = CsCheck.Gen.Double[-0.5, 0.5].Array[3];
        Gen<double[]> turn = CsCheck.Gen.Double[-Math.PI, Math.PI].Array[3];
        Gen<double[]> axis = CsCheck.Gen.Double[-1, 1].Array[3]
            .Where(a => Length(a) > 0.1)
            .Select(a => a.Select(component => component / Length(a)).ToArray());
        Gen<RandomJoint> joint = CsCheck.Gen.Select(place, turn, axis, (origin, rollPitchYaw, unit) => new RandomJoint(origin, rollPitchYaw, unit));
        return CsCheck.Gen.Select(
            joint.Array[1, Joints<Radian>.Capacity],
            place,
            turn,
            CsCheck.Gen.Double[-3.2, 3.2].Array[Joints<Radian>.Capacity],
            (joints, tip, tipTurn, angles) => new RandomChain(joints, tip, tipTurn, angles));
    }

    private static double Length(double[] v) => Math.Sqrt((v[0] * v[0]) + (v[1] * v[1]) + (v[2] * v[2]));

    private static Vector3d Vector(double[] v) => new(v[0], v[1], v[2]);

    private static Matrix3d Turn(double[] rollPitchYaw) => Matrix3d.RollPitchYaw(rollPitchYaw[0], rollPitchYaw[1], rollPitchYaw[2]);
}
