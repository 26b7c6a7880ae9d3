namespace ArmController.Control.Guidance.Planning;

/// <summary>Why the tip is not brought to a place.</summary>
public enum Refusal
{
    /// <summary>It is brought there, as far as can be seen.</summary>
    None = 0,

    /// <summary>In no posture that was found is the tip at the place and the arm clear of everything.</summary>
    NoPosture,

    /// <summary>There is such a posture, and no clear way to it was found.</summary>
    NoWay,
}
