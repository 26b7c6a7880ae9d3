using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Tests.Control.Guidance;

/// <summary>What is sensed of a chain, with the twin's usual noise: a millimetre a coordinate, and 0.3 degrees a joint.</summary>
internal static class NoisySenses
{
    public static Vector3d Tip(SerialChain chain, in Joints<Radian> angles, Pcg32 random)
    {
        chain.Forward(angles, out ChainPose pose);
        return pose.Tip + (new Vector3d(random.NextGaussian(), random.NextGaussian(), random.NextGaussian()) * 0.001);
    }

    public static Joints<Radian> Angles(SerialChain chain, Joints<Radian> angles, Pcg32 random)
    {
        for (int j = 0; j < chain.Count; j++)
        {
            angles[j] += 0.005 * random.NextGaussian();
        }

        return angles;
    }
}
