using Xunit;

namespace ArmController.Campaigns.Program;

/// <summary>Campaigns that keep both cores busy with whole runs: one after another, after those that keep time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAllOthers
{
    public const string Name = "after all others";
}
