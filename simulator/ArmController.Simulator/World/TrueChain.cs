using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Simulator.World;

/// <summary>The geometry the twin really has: the described links scaled, and every joint's wrong zero folded into its frame.</summary>
public static class TrueChain
{
    /// <summary>Perturbs a chain; angles stay the ones the controller believes in.</summary>
    public static SerialChain Of(SerialChain described, TwinPerturbation perturbation)
    {
        ArgumentNullException.ThrowIfNull(described);
        ArgumentNullException.ThrowIfNull(perturbation);
        ImmutableArray<ChainJoint>.Builder joints = ImmutableArray.CreateBuilder<ChainJoint>(described.Count);
        for (int i = 0; i < described.Count; i++)
        {
            ChainJoint joint = described.Joints[i];
            double offset = i < perturbation.ZeroOffsetRadians.Length ? perturbation.ZeroOffsetRadians[i] : 0;
            joints.Add(joint with
            {
                Origin = i == 0 ? joint.Origin : joint.Origin * Scale(perturbation, i - 1),
                Rotation = joint.Rotation * Matrix3d.AxisAngle(joint.Axis, offset),
            });
        }

        return new SerialChain(joints.MoveToImmutable(), described.TipOffset * Scale(perturbation, described.Count - 1), described.TipRotation);
    }

    private static double Scale(TwinPerturbation perturbation, int link) =>
        link < perturbation.LinkScale.Length ? perturbation.LinkScale[link] : 1;
}
