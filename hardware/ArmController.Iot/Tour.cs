using System.Collections.Immutable;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Iot;

/// <summary>Turns towards one pose after the other. It may ask for anything: the envelope admits what is safe.</summary>
/// <param name="joints">The joints, each of which goes as fast as it may.</param>
/// <param name="poses">The poses.</param>
public sealed class Tour(ImmutableArray<JointDescription> joints, Joints<Radian>[] poses) : IAgent
{
    private const double NearRadians = 0.001;

    // Speed per distance: a quarter of a second from the goal it begins to slow down.
    private const double Gain = 4;

    private int next;

    /// <summary>Poses that were reached.</summary>
    public int Reached => next;

    /// <summary>True when there is none left.</summary>
    public bool IsDone => next == poses.Length;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        if (!IsDone && IsNear(state.Reference, poses[next]))
        {
            next++;
        }

        Joints<RadianPerSecond> speed = default;
        for (int i = 0; i < joints.Length && !IsDone; i++)
        {
            double most = joints[i].Limits.MaxRadiansPerSecond;
            speed[i] = Math.Clamp(Gain * (poses[next][i] - state.Reference[i]), -most, most);
        }

        proposal = Proposal.AtVelocity(speed);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => writer.Write(next);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        int place = reader.ReadInt();
        bool sound = place >= 0 && place <= poses.Length;
        next = sound ? place : next;
        return sound;
    }

    private static bool IsNear(in Joints<Radian> a, in Joints<Radian> b)
    {
        bool near = true;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            near &= Math.Abs(a[i] - b[i]) <= NearRadians;
        }

        return near;
    }
}
