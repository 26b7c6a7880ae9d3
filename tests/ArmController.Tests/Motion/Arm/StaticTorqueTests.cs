using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Arm;

public sealed class StaticTorqueTests
{
    [Fact]
    public void Two_level_links_weigh_on_their_joints_as_on_paper()
    {
        // Two lifting joints 0.3 m apart, links of 0.4 and 0.2 kg with their centres in the middle, 0.1 kg at the tip 0.2 m further out.
        SerialChain chain = new(
            [new ChainJoint(default, Matrix3d.Identity, new(0, -1, 0)), new ChainJoint(new(0.3, 0, 0), Matrix3d.Identity, new(0, -1, 0))],
            new(0.2, 0, 0),
            Matrix3d.Identity);
        StaticTorque torque = new(chain, [new(0.4, new(0.15, 0, 0)), new(0.2, new(0.1, 0, 0))], payloadKilograms: 0.1);
        torque.Compute(default, out Joints<NewtonMetre> level);
        Assert.Equal(-9.80665 * ((0.4 * 0.15) + (0.2 * 0.4) + (0.1 * 0.5)), level[0], 1e-12);
        Assert.Equal(-9.80665 * ((0.2 * 0.1) + (0.1 * 0.2)), level[1], 1e-12);
        torque.Compute(SmallArms.Pose(Math.PI / 2, 0), out Joints<NewtonMetre> upright);
        Assert.Equal(0, upright[0], 1e-12);
        Assert.Equal(0, upright[1], 1e-12);
    }

    [Fact]
    public void It_is_the_slope_of_the_potential_energy_for_random_chains() =>
        Gen.Select(RandomChain.Gen, Gen.ULong).Sample(
            (random, seed) =>
            {
                SerialChain chain = random.ToSerialChain();
                Joints<Radian> pose = random.ToAngles();
                Pcg32 masses = new(seed, 1);
                ImmutableArray<LinkMass> links = [.. Enumerable.Range(0, chain.Count).Select(_ => new LinkMass(
                    masses.NextDouble(0, 1), new(masses.NextDouble(-0.3, 0.3), masses.NextDouble(-0.3, 0.3), masses.NextDouble(-0.3, 0.3))))];
                new StaticTorque(chain, links, payloadKilograms: 0.3).Compute(pose, out Joints<NewtonMetre> computed);
                for (int i = 0; i < chain.Count; i++)
                {
                    Joints<Radian> up = pose;
                    Joints<Radian> down = pose;
                    up[i] += 1e-5;
                    down[i] -= 1e-5;
                    double slope = (Energy(chain, links, 0.3, up) - Energy(chain, links, 0.3, down)) / 2e-5;
                    Assert.True(Math.Abs(slope + computed[i]) < 1e-5, $"joint {i}: {-slope} N m, computed {computed[i]}");
                }
            },
            iter: 300);

    [Fact]
    public void Masses_must_be_one_for_each_joint_and_not_negative()
    {
        SerialChain chain = SmallArms.Of(1).Chain;
        Assert.Throws<ArgumentException>(() => new StaticTorque(chain, [], 0));
        Assert.Throws<ArgumentException>(() => new StaticTorque(chain, [new(-1, default)], 0));
        Assert.Throws<ArgumentException>(() => new StaticTorque(chain, [new(1, default)], double.NaN));
        Assert.Throws<ArgumentException>(() => new StaticTorque(chain, [new(1, new(double.NaN, 0, 0))], 0));
    }

    private static double Energy(SerialChain chain, ImmutableArray<LinkMass> links, double payload, in Joints<Radian> pose)
    {
        Matrix3d rotation = Matrix3d.Identity;
        Vector3d place = default;
        double moment = 0;
        for (int i = 0; i < chain.Count; i++)
        {
            place += rotation * chain.Joints[i].Origin;
            rotation *= chain.Joints[i].Rotation;
            rotation *= Matrix3d.AxisAngle(chain.Joints[i].Axis, pose[i]);
            moment += links[i].Kilograms * (place + (rotation * links[i].Centre)).Z;
        }

        return 9.80665 * (moment + (payload * (place + (rotation * chain.TipOffset)).Z));
    }
}
