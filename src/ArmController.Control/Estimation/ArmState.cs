using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>Where the arm is, as far as it can be known, and what is still on its way.</summary>
public struct ArmState
{
    /// <summary>Joint angles in radians: measured, or the echo of the commands through the servo model.</summary>
    public Joints<Radian> Angles;

    /// <summary>Motion in radians that was commanded and cannot be seen yet: the admitted reference less the servo model's answer to it.</summary>
    public Joints<Radian> Residual;

    /// <summary>The admitted reference the arm was last sent, radians.</summary>
    public Joints<Radian> Reference;

    /// <summary>Tip in metres in the base frame: measured, or computed from the angles.</summary>
    public Vector3d Tip;

    /// <summary>True when the tip was measured in this tick.</summary>
    public bool TipMeasured;
}
