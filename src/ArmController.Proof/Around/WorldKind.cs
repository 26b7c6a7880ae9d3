using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>A kind of thing that stands in an arm's way, as data: whoever is measured is told of it in no other way.</summary>
/// <param name="Key">Word for it, for example "shelf".</param>
/// <param name="Words">What it is, for people.</param>
/// <param name="IsTrained">Whether one who learns may practise on worlds of this kind.</param>
/// <param name="Draw">Draws one.</param>
public sealed record WorldKind(string Key, string Words, bool IsTrained, Func<Pcg32, Sketch> Draw);
