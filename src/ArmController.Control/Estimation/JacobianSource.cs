namespace ArmController.Control.Estimation;

/// <summary>Where the learner's Jacobian comes from.</summary>
public enum JacobianSource
{
    /// <summary>There is none: features of angles and a measured tip only.</summary>
    None = 0,

    /// <summary>From the arm's URDF.</summary>
    Urdf,

    /// <summary>Fitted while the arm moves.</summary>
    Learned,
}
