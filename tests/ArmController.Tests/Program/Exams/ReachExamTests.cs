using ArmController.Configuration;
using ArmController.Exams;
using ArmController.Simulation;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Exams;

public sealed class ReachExamTests
{
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Shipped_arms_can_be_examined(string name) => Assert.Null(ReachExam.Unset(Plan(ShippedArms.Load(name))));

    [Fact]
    public void An_arm_that_is_always_there_already_cannot_be_examined()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");

        // Drawing goals farther from home than they can be would never end.
        Assert.NotNull(ReachExam.Unset(Plan(arm with { Reach = arm.Reach with { ToleranceMetres = [0.5] } })));
    }

    private static RigPlan Plan(ArmConfiguration arm) => new(arm, TwinPerturbation.None, JacobianSource.Urdf, RigPlan.Tuned(JacobianSource.Urdf), 1);
}
