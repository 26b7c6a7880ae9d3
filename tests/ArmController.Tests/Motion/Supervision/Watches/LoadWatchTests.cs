using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision.Watches;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class LoadWatchTests
{
    // One joint that lifts 1 kg at 0.1 m: 0.980665 N m when level.
    private static readonly StaticTorque Level = new(
        new SerialChain([new ChainJoint(default, Matrix3d.Identity, new(0, -1, 0))], new(0.1, 0, 0), Matrix3d.Identity),
        ImmutableArray.Create(new LinkMass(1, new(0.1, 0, 0))),
        payloadKilograms: 0);

    [Theory]
    [InlineData(1.3, false)]
    [InlineData(1.2, true)]
    public void A_joint_that_carries_more_than_its_share_is_found(double ratedNewtonMetres, bool high)
    {
        LoadSettings settings = new(Level, Joints<NewtonMetre>.From([ratedNewtonMetres]), HighestShare: 0.8);
        Assert.Equal(high, LoadWatch.Look(default, settings, 1, out Joints<Share> load));
        Assert.Equal(0.980665 / ratedNewtonMetres, load[0], 1e-12);
    }

    [Fact]
    public void Upright_it_carries_nothing_and_without_a_rating_nothing_may_be_carried()
    {
        LoadSettings settings = new(Level, default, HighestShare: 0.8);
        Assert.True(LoadWatch.Look(default, settings, 1, out _));
        LoadSettings rated = new(Level, Joints<NewtonMetre>.From([0.01]), HighestShare: 0.8);
        Assert.False(LoadWatch.Look(SmallArms.Pose(Math.PI / 2), rated, 1, out Joints<Share> load));
        Assert.Equal(0, load[0], 1e-9);
    }
}
