namespace ArmController.Control.Guidance.Motions;

/// <summary>What the arm can do for a third of a second or so: options in the sense of Sutton, Precup and Singh 1999.</summary>
public enum Motion
{
    /// <summary>The tip straight towards the goal, for as long as it comes nearer.</summary>
    Towards = 0,

    /// <summary>The tip up.</summary>
    Up,

    /// <summary>The tip down.</summary>
    Down,

    /// <summary>The tip towards the axis of the base.</summary>
    In,

    /// <summary>The tip away from the axis of the base.</summary>
    Out,

    /// <summary>The base, until the tip is over or under the line from the base to the goal.</summary>
    TurnTo,

    /// <summary>The base the other way.</summary>
    TurnAway,

    /// <summary>The lifting joints to where the arm is smallest.</summary>
    Fold,

    /// <summary>The elbow up, the tip where it is.</summary>
    ElbowUp,

    /// <summary>The elbow down, the tip where it is.</summary>
    ElbowDown,

    /// <summary>Every joint as it was drawn at random.</summary>
    Push,
}
