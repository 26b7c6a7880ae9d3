namespace ArmController.Control.Tasks;

/// <summary>What a sentence says about things. Zero is off: nothing is said.</summary>
public enum PredicateKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The first thing rests on the second.</summary>
    On,

    /// <summary>The hand holds the first thing.</summary>
    Held,

    /// <summary>The hand is over the first thing.</summary>
    Over,

    /// <summary>The first thing is turned by so many quarter turns.</summary>
    Turned,

    /// <summary>Something rests on the first thing.</summary>
    Covered,
}
