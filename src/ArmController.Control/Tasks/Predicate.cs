namespace ArmController.Control.Tasks;

/// <summary>One sentence of a goal, for example <c>On(3, 7)</c>: thing 3 rests on thing 7.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="First">Number of the thing it is said of.</param>
/// <param name="Second">Number of the other thing, or of quarter turns; 0 where the kind needs none.</param>
public readonly record struct Predicate(PredicateKind Kind, byte First, byte Second);
