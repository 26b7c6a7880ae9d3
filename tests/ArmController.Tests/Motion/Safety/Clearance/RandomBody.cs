using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>Bodies nobody would build: one to eight joints with arbitrary frames, some beside the chain, capsules anywhere.</summary>
internal static class RandomBody
{
    public static ArmBody Draw(Pcg32 random)
    {
        int count = 1 + random.NextInt(Joints<Radian>.Capacity);
        int chained = 1 + random.NextInt(count);
        SerialChain chain = new([.. Enumerable.Range(0, chained).Select(_ => Joint(random))], Point(random, 0.3), Matrix3d.Identity);
        ImmutableArray<BodyJoint> beside =
            [.. Enumerable.Range(chained, count - chained).Select(lane => new BodyJoint(random.NextInt(lane + 1) - 1, Joint(random)))];
        int capsules = 2 + random.NextInt(6);
        return new(chain, beside, [.. Enumerable.Range(0, capsules).Select(i => Capsule(random, i, random.NextInt(count + 1) - 1))]);
    }

    public static Obstacles Round(ArmBody body, Pcg32 random)
    {
        Vector3d corner = Point(random, 0.6);
        Vector3d other = Point(random, 0.6);
        ImmutableArray<LinkPair>.Builder pairs = ImmutableArray.CreateBuilder<LinkPair>();
        foreach (BodyCapsule first in body.Capsules)
        {
            foreach (BodyCapsule second in body.Capsules)
            {
                if (first.Lane < second.Lane)
                {
                    pairs.Add(new(first.Link, second.Link));
                }
            }
        }

        return new(
            0.01,
            random.NextDouble(-1, 0),
            new(new(-1, -1, -1), new(1, 1, 1)),
            [new("one", Box(corner, random)), new("two", Box(other, random))],
            pairs.ToImmutable(),
            0.3);
    }

    public static Joints<Radian> Angles(Pcg32 random, double most)
    {
        Joints<Radian> angles = default;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            angles[i] = random.NextDouble(-most, most);
        }

        return angles;
    }

    private static AxisBox Box(in Vector3d corner, Pcg32 random) =>
        new(corner, corner + new Vector3d(random.NextDouble(0.01, 0.3), random.NextDouble(0.01, 0.3), random.NextDouble(0.01, 0.3)));

    private static BodyCapsule Capsule(Pcg32 random, int number, int lane)
    {
        Vector3d a = Point(random, 0.2);
        Vector3d b = random.NextInt(8) == 0 ? a : Point(random, 0.2);
        return new($"link{number}", lane, new(a, b, random.NextDouble(0.001, 0.05)));
    }

    private static ChainJoint Joint(Pcg32 random)
    {
        Vector3d axis = Point(random, 1);
        while (axis.Length < 0.1)
        {
            axis = Point(random, 1);
        }

        // Half of them sit on the axis before, as real ones often do.
        Vector3d origin = random.NextInt(4) == 0 ? default : Point(random, 0.3);
        return new(
            origin, Matrix3d.RollPitchYaw(random.NextDouble(-3, 3), random.NextDouble(-3, 3), random.NextDouble(-3, 3)), axis * (1 / axis.Length));
    }

    private static Vector3d Point(Pcg32 random, double most) =>
        new(random.NextDouble(-most, most), random.NextDouble(-most, most), random.NextDouble(-most, most));
}
