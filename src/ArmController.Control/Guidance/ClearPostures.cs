using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Control.Guidance;

/// <summary>Says of a posture whether the shield lets the arm rest there.</summary>
public sealed class ClearPostures
{
    // The arm sags and its counts are whole: a posture just at the margin is one that the shield may stop short of.
    /// <summary>What a posture has to keep beside the margin, metres.</summary>
    public const double SpareMetres = 0.003;

    private readonly ClearanceProbe? probe;
    private readonly double leastMetres;

    /// <summary>Those of an arm; all of them where it need not stay clear of anything.</summary>
    public ClearPostures(ArmDescription arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        if (arm is { Body: { } body, Obstacles: { } obstacles })
        {
            probe = new(body, obstacles);
            leastMetres = obstacles.MarginMetres + SpareMetres;
        }
    }

    /// <summary>How much more room than it needs a posture has, metres, every lane of the arm counted; below zero it is not clear.</summary>
    public double Room(in Joints<Radian> angles) => probe is null ? double.PositiveInfinity : probe.Shortest(angles, out _) - leastMetres;

    /// <summary>True when nothing is too near, every lane of the arm counted.</summary>
    public bool Has(in Joints<Radian> angles) => probe is null || probe.IsAtLeast(angles, leastMetres);
}
