using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;

namespace ArmController.Proof.Around;

/// <summary>Somebody who brings the tip to places, and is measured at it.</summary>
/// <param name="Key">Word for it, for example "leastSquares".</param>
/// <param name="Words">The same for people, for example "least squares".</param>
/// <param name="Prepare">
/// Given an arm without the things and a seed, whatever it learns it learns here, once; it hands back who makes an agent for each world, with what
/// was learned. The scope's arm is what is believed of the world.
/// </param>
public sealed record Method(string Key, string Words, Func<ArmConfiguration, MotionTraining, ulong, Func<TaskScope, IPursuer>> Prepare)
{
    /// <summary>Whether it learns, so that one learner is not like another.</summary>
    public bool Learns { get; init; }

    /// <summary>One that learns nothing beforehand.</summary>
    public static Method Plain(string key, string words, Func<TaskScope, IPursuer> agent) => new(key, words, (_, _, _) => agent);
}
