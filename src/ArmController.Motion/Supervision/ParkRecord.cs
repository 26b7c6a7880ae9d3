using ArmController.Motion.Quantities;

namespace ArmController.Motion.Supervision;

/// <summary>
/// What a process leaves behind about where it let the arm rest: written as parked after the pulses have stopped at the park pose, and
/// as not parked before the first pulse of an arming. Zero is off: the default vouches for nothing.
/// </summary>
/// <param name="Parked">The arm was let go at rest in <paramref name="Pose"/> and not armed since.</param>
/// <param name="Pose">Where it was let go, radians.</param>
/// <param name="ConfigHash">Which configuration those radians belong to.</param>
/// <param name="Generation">Number of the record, growing.</param>
public readonly record struct ParkRecord(bool Parked, Joints<Radian> Pose, ulong ConfigHash, long Generation)
{
    /// <summary>How near to the park pose the arm must have been let go.</summary>
    public const double NearRadians = 0.01;

    /// <summary>True when it vouches for an arm of this configuration resting in this park pose.</summary>
    public bool Attests(in Joints<Radian> parkPose, ulong configHash)
    {
        bool near = Parked && ConfigHash == configHash;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            near &= Math.Abs(Pose[i] - parkPose[i]) <= NearRadians;
        }

        return near;
    }
}
