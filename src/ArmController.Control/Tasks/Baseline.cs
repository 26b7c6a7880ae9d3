using ArmController.Control.Agents;

namespace ArmController.Control.Tasks;

/// <summary>Somebody who has learned nothing and faces the same goals, so that a score can be judged.</summary>
/// <param name="Key">Key in results, for example "holdStill".</param>
/// <param name="Words">For people, for example "hold still".</param>
/// <param name="Agent">Who acts.</param>
public sealed record Baseline(string Key, string Words, IPursuer Agent);
