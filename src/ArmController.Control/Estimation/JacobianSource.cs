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

    /// <summary>From a line in space for each joint, found by moving one joint after the other: nothing else is known.</summary>
    Axes,
}
