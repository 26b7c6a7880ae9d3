using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Exams;

public sealed class ExamTests
{
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Shipped_arms_can_be_examined(string name) => Assert.Null(Unfair(Plan(ShippedArms.Load(name))));

    [Fact]
    public void An_arm_that_is_always_there_already_cannot_be_examined()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");

        // Drawing goals farther from home than they can be would never end.
        Assert.NotNull(Unfair(Plan(arm) with { Task = arm.FirstTask.Within(0.5)! }));
    }

    private static Misfit? Unfair(RigPlan plan) => plan.Task.Unfair(plan.Scope);

    private static RigPlan Plan(ArmConfiguration arm) => new(arm, TwinPerturbation.None, LearnerKind.QUrdf, 1);
}
