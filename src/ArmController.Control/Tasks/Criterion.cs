namespace ArmController.Control.Tasks;

/// <summary>One way in which an attempt can succeed; an examination counts each of a task's by itself.</summary>
/// <param name="Key">Key in results, for example "20mm".</param>
/// <param name="Words">For people, for example "within 20 mm".</param>
public sealed record Criterion(string Key, string Words);
