namespace ArmController.Control.Guidance.Motions;

/// <summary>How a motion ended.</summary>
public enum Ending
{
    /// <summary>Its time was up.</summary>
    Time = 0,

    /// <summary>It did what it was for.</summary>
    Success,

    /// <summary>The arm hardly moved: something is in the way.</summary>
    Refused,

    /// <summary>The tip came no nearer.</summary>
    Stalled,
}
