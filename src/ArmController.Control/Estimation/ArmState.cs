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

    /// <summary>Tip in metres in the base frame: as it was last measured, or computed from the angles.</summary>
    public Vector3d Tip;

    /// <summary>The angles at which it was there, radians: what is measured of a tip is late, and the arm has moved since.</summary>
    public Joints<Radian> TipAngles;

    /// <summary>How long ago it was there; 0 for a tip that was computed.</summary>
    public Seconds TipAge;

    /// <summary>True when the tip was measured, in this tick or not long before.</summary>
    public bool TipMeasured;

    /// <summary>True when it was measured since the agent decided last: it has not been counted yet.</summary>
    public bool TipIsNew;

    /// <summary>Motion of a joint in radians that the tip does not show yet: made since it was there, or still on its way.</summary>
    public readonly double Unseen(int joint) => Residual[joint] + (Angles[joint] - TipAngles[joint]);
}
