using System.Collections.Immutable;
using ArmController.Learning.Rewards;

namespace ArmController.Tasks;

/// <summary>A task as a person reads about it before choosing it.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">What is wanted.</param>
/// <param name="Goal">How goals are drawn, with units.</param>
/// <param name="Success">When a goal counts as reached, with units.</param>
/// <param name="Action">What the learner decides, with units.</param>
/// <param name="Reward">What it is paid.</param>
/// <param name="Terms">The same as data, term by term.</param>
/// <param name="Told">What the learner is told each decision, with units.</param>
/// <param name="Oracles">Of that, what an arm without such a sensor could not know.</param>
internal sealed record TaskEntry(
    string Name,
    string Summary,
    string Goal,
    string Success,
    string Action,
    string Reward,
    RewardSpecification Terms,
    ImmutableArray<string> Told,
    ImmutableArray<string> Oracles);
