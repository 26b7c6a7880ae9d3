using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>
/// The kind of arm the learned Jacobian understands: joint 0 turns about the vertical, and the joints that lift have parallel horizontal axes.
/// Joints after them may turn about an axis through the tip, which does not move it. It says which joints lift and which way, and nothing of lengths.
/// </summary>
public sealed class LiftStructure
{
    private const double Parallel = 0.999;
    private const double NoLeverMetres = 0.001;

    private LiftStructure(double yawSign, Vector3d baseAxis, ImmutableArray<int> lifts, ImmutableArray<double> signs)
    {
        YawSign = yawSign;
        BaseAxis = baseAxis;
        Lifts = lifts;
        Signs = signs;
    }

    /// <summary>+1 when joint 0 turns counter-clockwise seen from above.</summary>
    public double YawSign { get; }

    /// <summary>A point on the axis of joint 0, metres in the base frame.</summary>
    public Vector3d BaseAxis { get; }

    /// <summary>Lanes of the joints that lift, from base to tip.</summary>
    public ImmutableArray<int> Lifts { get; }

    /// <summary>+1 for a joint whose positive direction lifts what points away from the base.</summary>
    public ImmutableArray<double> Signs { get; }

    /// <summary>Reads the structure off a chain at angle zero; null when the chain has another one.</summary>
    public static LiftStructure? Of(SerialChain chain)
    {
        chain.Forward(default, out ChainPose pose);
        Vector3d vertical = new(0, 0, 1);
        double yaw = Vector3d.Dot(pose.Axes[0], vertical);
        if (Math.Abs(yaw) < Parallel)
        {
            return null;
        }

        ImmutableArray<int>.Builder lifts = ImmutableArray.CreateBuilder<int>();
        ImmutableArray<double>.Builder signs = ImmutableArray.CreateBuilder<double>();
        Vector3d lifting = new(0, -1, 0);
        bool turned = false;
        for (int i = 1; i < chain.Count; i++)
        {
            double along = Vector3d.Dot(pose.Axes[i], lifting);
            if (Math.Abs(along) < Parallel)
            {
                turned = true;
                if (Vector3d.Cross(pose.Axes[i], pose.Tip - pose.Origins[i]).Length > NoLeverMetres)
                {
                    return null;
                }
            }
            else if (turned)
            {
                // It would lift only as long as the joint before it stood at zero.
                return null;
            }
            else
            {
                lifts.Add(i);
                signs.Add(Math.Sign(along));
            }
        }

        return lifts.Count == 0 ? null : new(Math.Sign(yaw), pose.Origins[0], lifts.ToImmutable(), signs.ToImmutable());
    }
}
