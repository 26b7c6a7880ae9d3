using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>The hand is a lane like any other: an agent that commands it moves it, and the envelope bounds it.</summary>
public sealed class GripLaneTests
{
    [Fact]
    public void An_agent_closes_and_opens_the_hand_inside_the_envelope()
    {
        RigPlan plan = TrainingRig.Plan("so101", LearnerKind.QUrdf);
        Gripper gripper = new(plan.Scope);
        Assert.Equal((6, 5), (plan.Scope.LaneCount, gripper.Lane));
        RunMeter meter = new();
        using SimulatedRig rig = new(plan, 1, _ => gripper, meter);
        meter.Watch(rig.Arm);
        JointLimits limits = plan.Arm.Description.Joints[gripper.Lane].Limits;
        Joints<Radian> before = rig.Twin.Angles;

        // Faster and farther than it may: the envelope makes of it what is allowed.
        double closed = Drive(rig, gripper, -9 * limits.MaxRadiansPerSecond, limits, out double fastest);
        Assert.InRange(closed, limits.MinRadians - 0.03, limits.MinRadians + 0.03);
        Assert.InRange(fastest, 0.9 * limits.MaxRadiansPerSecond, limits.MaxRadiansPerSecond * (1 + 1e-9));
        double open = Drive(rig, gripper, 9 * limits.MaxRadiansPerSecond, limits, out fastest);
        Assert.InRange(open, limits.MaxRadians - 0.03, limits.MaxRadians + 0.03);
        Assert.InRange(fastest, 0.9 * limits.MaxRadiansPerSecond, limits.MaxRadiansPerSecond * (1 + 1e-9));

        Assert.Equal(0, meter.Violations);
        Assert.Equal(Mode.Following, rig.Supervisor.Mode);
        Assert.True(gripper.SeenToMove > 1, "what it moved is told to it");
        for (int lane = 0; lane < gripper.Lane; lane++)
        {
            Assert.InRange(rig.Twin.Angles[lane] - before[lane], -0.03, 0.03);
        }
    }

    [Fact]
    public void An_arm_without_a_hand_has_no_such_lane()
    {
        TaskScope scope = TrainingRig.Plan("desk4", LearnerKind.QUrdf).Scope;
        Assert.Equal(scope.Arm.Chain.Count, scope.GripLane);
        Assert.Equal(-1, (scope with { Arm = scope.Arm with { Joints = scope.Arm.Joints[..scope.Arm.Chain.Count] } }).GripLane);
    }

    private static double Drive(SimulatedRig rig, Gripper gripper, double speed, in JointLimits limits, out double fastest)
    {
        gripper.Speed = speed;
        fastest = 0;
        for (int tick = 0; tick < 200; tick++)
        {
            double at = rig.Arm.Envelope.Position[gripper.Lane];
            rig.Tick();
            double now = rig.Arm.Envelope.Position[gripper.Lane];
            Assert.InRange(now, limits.MinRadians - 1e-9, limits.MaxRadians + 1e-9);
            fastest = Math.Max(fastest, Math.Abs(now - at) / Cadence.Usual.Tick.Value);
        }

        return rig.Twin.Angles[gripper.Lane];
    }

    private sealed class Gripper(TaskScope scope) : IAgent
    {
        public int Lane { get; } = scope.GripLane;

        public double Speed { get; set; }

        public double SeenToMove { get; private set; }

        public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
        {
            SeenToMove += Math.Abs(executed.Displacement[Lane]);
            Joints<RadianPerSecond> velocity = default;
            velocity[Lane] = Speed;
            proposal = Proposal.AtVelocity(velocity);
        }

        public void Save(ref StateWriter writer)
        {
        }

        public bool Load(ref StateReader reader) => true;
    }
}
