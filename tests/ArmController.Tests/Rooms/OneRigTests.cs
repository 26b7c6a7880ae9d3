using ArmController.Control.Ticking;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>
/// An arm with its loop is put together in one place, read from the built assemblies: whoever wants another one brings other parts.
/// </summary>
public sealed class OneRigTests
{
    private static readonly CallSite[] Product =
        [.. ProductTree.Projects.Keys.Select(ProductTree.AssemblyOf).SelectMany(CallScan.Of)];

    [Fact]
    public void Only_the_rig_makes_a_loop()
    {
        CallSite[] made = [.. Product.Where(site => site.CalleeType == typeof(ControlLoop).FullName && site.Callee == ".ctor")];
        Assert.Equal("ArmController.Rigs.Rig", Assert.Single(made).CallerType);
    }
}
