using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Learn;

namespace ArmController.Benchmarks.Rigs;

/// <summary>The runs that are measured: what `armctl learn reach` does with the same words.</summary>
internal static class Plans
{
    public static readonly string[] Arms = ["desk4", "so101"];

    public static readonly LearnerKind[] Sources = Enum.GetValues<LearnerKind>();

    public static RigPlan Of(string arm, LearnerKind source) => ArmCatalogue.Load(arm).TryGet(out ArmConfiguration? configuration)
        ? new(configuration, TwinPerturbation.None, source, Seed: 1)
        : throw new InvalidOperationException($"{arm} is not beside the benchmarks.");

    public static string Word(LearnerKind source) => LearnerWords.Said(source);
}
