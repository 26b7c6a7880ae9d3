namespace ArmController.Control.Tasks;

/// <summary>What a goal asks for. Zero is off: nothing is wanted.</summary>
public enum GoalKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The tip at a place.</summary>
    Point,

    /// <summary>The tip at a place, turned and inclined in a certain way.</summary>
    Pose,

    /// <summary>A thing at a place, turned in a certain way.</summary>
    Thing,

    /// <summary>Sentences about things that must all be true.</summary>
    Predicates,
}
