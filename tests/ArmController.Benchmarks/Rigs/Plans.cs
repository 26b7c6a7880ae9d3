using ArmController.Configuration;
using ArmController.Control.Estimation;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Benchmarks.Rigs;

/// <summary>The runs that are measured: what `armctl learn reach` does with the same words.</summary>
internal static class Plans
{
    public static readonly string[] Arms = ["desk4", "so101"];

    public static readonly JacobianSource[] Sources = [JacobianSource.Urdf, JacobianSource.Learned, JacobianSource.Axes, JacobianSource.None];

    public static RigPlan Of(string arm, JacobianSource source) => ArmCatalogue.Load(arm).TryGet(out ArmConfiguration? configuration)
        ? new(configuration, TwinPerturbation.None, source, Seed: 1)
        : throw new InvalidOperationException($"{arm} is not beside the benchmarks.");

    public static string Word(JacobianSource source) => source switch
    {
        JacobianSource.Learned => "learned",
        JacobianSource.Axes => "axes",
        JacobianSource.None => "none",
        _ => "urdf",
    };
}
