using System.Collections.Immutable;
using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Estimation;

public sealed class LiftStructureTests
{
    private static readonly Vector3d Up = new(0, 0, 1);
    private static readonly Vector3d Lift = new(0, -1, 0);
    private static readonly Vector3d Along = new(1, 0, 0);

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Both_shipped_arms_have_it(string name)
    {
        LiftStructure? structure = LiftStructure.Of(ShippedArms.Load(name).Description.Chain);
        Assert.NotNull(structure);
        Assert.Equal([1, 2, 3], structure.Lifts);
        Assert.Equal([1.0, 1.0, 1.0], structure.Signs);
        Assert.Equal(1, structure.YawSign);
        Assert.Equal(0, structure.BaseAxis.X);
        Assert.Equal(0, structure.BaseAxis.Y);
    }

    [Fact]
    public void Directions_are_read_off_the_axes()
    {
        LiftStructure? structure = LiftStructure.Of(Chain(-Up, Lift, -Lift));
        Assert.NotNull(structure);
        Assert.Equal(-1, structure.YawSign);
        Assert.Equal([1.0, -1.0], structure.Signs);
    }

    [Fact]
    public void Another_structure_is_refused()
    {
        Assert.Null(LiftStructure.Of(Chain(Lift, Lift)));
        Assert.Null(LiftStructure.Of(Chain(Up)));
        Assert.Null(LiftStructure.Of(Chain(Up, Along)));
    }

    [Fact]
    public void A_sideways_joint_that_moves_the_tip_is_refused()
    {
        // A wrist that swings sideways, and the elbow of a SCARA: the learned Jacobian would hold their columns to be zero.
        Assert.Null(LiftStructure.Of(Chain(Up, Lift, Up)));
        Assert.Null(LiftStructure.Of(Chain(Up, Up, Lift)));
    }

    [Fact]
    public void A_roll_is_fine_behind_the_last_lift_and_refused_before_it()
    {
        Assert.NotNull(LiftStructure.Of(Chain(Up, Lift, Lift, Along)));
        Assert.Null(LiftStructure.Of(Chain(Up, Lift, Along, Lift)));
    }

    private static SerialChain Chain(params Vector3d[] axes)
    {
        ImmutableArray<ChainJoint> joints = [.. axes.Select((axis, i) => new ChainJoint(new(i == 0 ? 0 : 0.1, 0, 0), Matrix3d.Identity, axis))];
        return new SerialChain(joints, new(0.1, 0, 0), Matrix3d.Identity);
    }
}
