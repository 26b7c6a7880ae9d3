using System.Collections.Immutable;

namespace ArmController.Control.Tasks;

/// <summary>A task as a person reads about it before choosing it.</summary>
/// <param name="Summary">What is wanted.</param>
/// <param name="Goal">How goals are drawn, with units.</param>
/// <param name="Success">When a goal counts as reached, with units.</param>
/// <param name="Action">What the learner decides at every decision, with units.</param>
/// <param name="Reward">What it is paid.</param>
/// <param name="Told">What the learner is told each decision, with units.</param>
/// <param name="Oracles">Of that, what an arm without such a sensor could not know.</param>
/// <param name="JudgedBy">What an examination looks at, for example "true tip".</param>
public sealed record TaskWords(
    string Summary,
    string Goal,
    string Success,
    string Action,
    string Reward,
    ImmutableArray<string> Told,
    ImmutableArray<Oracle> Oracles,
    string JudgedBy);

/// <summary>Something the learner is told that not every arm can sense.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Without">On which arms it is not known, for example "where no camera measures it".</param>
public sealed record Oracle(string Name, string Without);
