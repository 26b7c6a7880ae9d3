using ArmController.Configuration.Troubles;

namespace ArmController.Service.Words;

/// <summary>What a service answered to a word.</summary>
/// <param name="Said">What it says of a word that it took, beginning with "ok"; empty for one that it refused.</param>
/// <param name="Refusal">Why it refused; null when it did not.</param>
internal sealed record Answer(string Said, Trouble? Refusal = null);
