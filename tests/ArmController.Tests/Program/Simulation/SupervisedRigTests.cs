using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>The modes through the real loop, envelope, driver and twin: what is emitted after a pause, a stop, a fault, an emergency stop.</summary>
public sealed class SupervisedRigTests : IDisposable
{
    private readonly Wisher agent = new();
    private readonly Emissions emitted = new();
    private readonly RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf);
    private readonly SimulatedRig rig;
    private bool switchPressed;

    public SupervisedRigTests()
    {
        rig = new SimulatedRig(plan, 1, _ => agent, emitted);
        agent.Wish = Proposal.AtVelocity(Joints<RadianPerSecond>.From([0.8, -0.5, 0.6, 0.3]));
    }

    public void Dispose() => rig.Dispose();

    [Fact]
    public void After_a_pause_the_first_target_is_the_last_one_emitted_and_the_agent_hears_of_it_once()
    {
        Ticks(40);
        Say(OperatorWord.Stop);
        Until(Mode.Holding, 20);
        Joints<Radian> rest = emitted.Last.Admitted.Position;
        Ticks(100);
        Assert.Equal(rest, emitted.Last.Admitted.Position);
        int asked = agent.Asked;
        Say(OperatorWord.Enable);
        Assert.Equal((Mode.Following, SafetyAction.Hold), (emitted.Last.Mode, emitted.Last.Action));
        Assert.Equal(rest, emitted.Last.Admitted.Position);
        Assert.Equal(asked, agent.Asked);
        agent.Interruptions.Clear();
        Ticks(8);
        Assert.Equal([true, false, false, false], agent.Interruptions);
        AssertSteady();
    }

    [Fact]
    public void A_first_place_from_afar_is_ignored_until_the_agent_has_come_back()
    {
        Ticks(40);
        Say(OperatorWord.Stop);
        Until(Mode.Holding, 20);
        Joints<Radian> rest = emitted.Last.Admitted.Position;
        agent.Wish = Proposal.Towards(rest + Joints<Radian>.From([0.101, 0, 0, 0]));
        Say(OperatorWord.Enable);
        Ticks(50);
        Assert.Equal(rest, emitted.Last.Admitted.Position);
        Assert.Equal((Mode.Following, Reasons.CommandFar), (emitted.Last.Mode, emitted.Last.Reasons));
        agent.Wish = Proposal.Towards(rest + Joints<Radian>.From([0.099, 0, 0, 0]));
        Ticks(50);
        Assert.Equal(rest[0] + 0.099, emitted.Last.Admitted.Position[0], 1e-6);
        agent.Wish = Proposal.Towards(rest + Joints<Radian>.From([0.4, 0, 0, 0]));
        Ticks(100);
        Assert.Equal(rest[0] + 0.4, emitted.Last.Admitted.Position[0], 1e-6);
        AssertSteady();
    }

    [Fact]
    public void A_latched_fault_holds_the_last_target_and_never_goes_on_by_itself()
    {
        Ticks(40);
        agent.Wish = Proposal.AtVelocity(Joints<RadianPerSecond>.From([double.NaN]));
        Until(Mode.Stopping, 40);
        Until(Mode.Holding, 20);
        Joints<Radian> rest = emitted.Last.Admitted.Position;
        agent.Wish = Proposal.AtVelocity(Joints<RadianPerSecond>.From([0.8]));
        Ticks(200);
        Assert.Equal(rest, emitted.Last.Admitted.Position);
        Say(OperatorWord.Enable);
        Assert.Equal(rest, emitted.Last.Admitted.Position);
        Ticks(10);
        Assert.True(emitted.Last.Admitted.Position[0] > rest[0]);
        AssertSteady();
    }

    [Fact]
    public void After_an_emergency_stop_the_arm_is_armed_joint_by_joint_at_the_pose_that_somebody_confirmed()
    {
        Ticks(40);
        rig.Tick(Operator.Quiet with { EStopClosed = false });
        Assert.Equal((Mode.EStop, CommandKind.Release), (emitted.Last.Mode, emitted.Last.Admitted.Kind));
        Ticks(50);
        Say(OperatorWord.Reset);
        Assert.Equal(Mode.Disarmed, emitted.Last.Mode);

        // A person puts the arm back and looks.
        rig.Twin.RestAt(plan.Arm.Home);
        Tick(OperatorWord.None);
        switchPressed = true;
        Tick(OperatorWord.None);
        switchPressed = false;
        Assert.Equal(Mode.Arming, emitted.Last.Mode);
        emitted.First = null;
        Until(Mode.Holding, 100);
        Assert.InRange(Distance(emitted.First!.Value, plan.Arm.Home), 0, 1e-9);
        Assert.InRange(Distance(emitted.Last.Admitted.Position, plan.Arm.Home), 0, 1e-9);
        Assert.InRange(Distance(rig.Twin.Angles, plan.Arm.Home), 0, 0.06);
        Say(OperatorWord.Enable);
        Ticks(20);
        Assert.True(emitted.Last.Admitted.Velocity[0] > 0.5);
    }

    [Fact]
    public void After_the_bus_was_lost_and_opened_anew_only_a_new_arming_leads_back()
    {
        Ticks(40);
        rig.Arm.Interlock.Trip(TripReason.BusFailed);
        Ticks(2);
        Assert.Equal((Mode.Faulted, CommandKind.Release), (emitted.Last.Mode, emitted.Last.Admitted.Kind));
        rig.Arm.Open();
        Say(OperatorWord.Enable);
        Assert.Equal(Mode.Faulted, emitted.Last.Mode);
        Say(OperatorWord.Reset);
        Assert.Equal(Mode.Disarmed, emitted.Last.Mode);
        Say(OperatorWord.Enable);
        Assert.Equal((Mode.Disarmed, CommandKind.Release), (emitted.Last.Mode, emitted.Last.Admitted.Kind));
        rig.PlaceAtHome();
        rig.Tick();
        Assert.Equal(Mode.Following, emitted.Last.Mode);
        Assert.InRange(Distance(emitted.Last.Admitted.Position, plan.Arm.Home), 0, 0.02);
    }

    [Fact]
    public void A_parked_arm_is_disarmed_in_its_park_pose()
    {
        Ticks(60);
        Say(OperatorWord.Park);
        Until(Mode.Disarmed, 2000);
        Assert.InRange(Distance(rig.Twin.Angles, plan.Arm.Home), 0, 0.05);
        Assert.True(rig.Supervisor.IsParked);
        AssertSteady();
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(20, 2)]
    [InlineData(3000, 0)]
    public void However_slow_a_twin_is_its_bounds_are_ones_that_an_arm_could_break(double degreesPerSecond, double lagSeconds)
    {
        SimulatedServoSettings simulator = plan.Arm.Simulator with
        {
            MaxRadiansPerSecond = degreesPerSecond * Math.PI / 180,
            LagSeconds = lagSeconds,
            SecondLagSeconds = lagSeconds,
        };
        SupervisionSettings bounds = TwinBounds.Of(plan with { Arm = plan.Arm with { Simulator = simulator } });
        bounds.Check(plan.Arm.LaneCount, hasSupplySensor: false);
        Assert.InRange(bounds.TrackingRadians, 0.1, 2 * Math.PI);
        Assert.InRange(bounds.VerifiedMoveRadians, 0.05, 2 * Math.PI);
    }

    [Theory]
    [InlineData("desk4", false)]
    [InlineData("desk4", true)]
    [InlineData("so101", false)]
    [InlineData("so101", true)]
    public void Half_an_hour_of_learning_gives_no_watch_anything_to_say(string arm, bool perturbed)
    {
        using TrainingRig training = new(TrainingRig.Plan(arm, LearnerKind.QUrdf, perturbed));
        for (int n = 0; n < 90_000; n++)
        {
            training.Run(1);
            Assert.True(
                training.Rig.Supervisor.Mode == Mode.Following && training.Rig.Supervisor.Reasons == Reasons.None,
                $"tick {n}: {training.Rig.Supervisor.Mode}, {training.Rig.Supervisor.Reasons}");
        }
    }

    private void Tick(OperatorWord word)
    {
        rig.Tick(Operator.Quiet with { Word = word, ArmSwitch = switchPressed, PoseConfirmed = switchPressed });
    }

    private void Say(OperatorWord word) => Tick(word);

    private void Ticks(int count)
    {
        for (int n = 0; n < count; n++)
        {
            Tick(OperatorWord.None);
        }
    }

    private void Until(Mode mode, int most)
    {
        for (int n = 0; emitted.Last.Mode != mode; n++)
        {
            Assert.True(n < most, $"{emitted.Last.Mode} ({emitted.Last.Reasons}, {rig.Supervisor.Blockers}) is not {mode} after {n} ticks");
            Tick(OperatorWord.None);
        }
    }

    // Whatever happened, no two targets in a row were further apart than a tick of the speed limit.
    private void AssertSteady() => Assert.InRange(emitted.LargestStep, 0, (90 * Math.PI / 180 * 0.02) + 1e-9);

    private static double Distance(in Joints<Radian> one, in Joints<Radian> other)
    {
        double largest = 0;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            largest = Math.Max(largest, Math.Abs(one[i] - other[i]));
        }

        return largest;
    }

    private sealed class Wisher : IAgent
    {
        public Proposal Wish { get; set; }

        public int Asked { get; private set; }

        public List<bool> Interruptions { get; } = [];

        public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
        {
            Asked++;
            Interruptions.Add(executed.Interrupted);
            proposal = Wish;
        }

        public void Save(ref StateWriter writer)
        {
        }

        public bool Load(ref StateReader reader) => true;
    }

    private sealed class Emissions : IRecorder
    {
        public TickRecord Last { get; private set; }

        public double LargestStep { get; private set; }

        public Joints<Radian>? First { get; set; }

        public void Append(in TickRecord record)
        {
            if (record.Admitted.Kind == CommandKind.Move)
            {
                First ??= record.Admitted.Position;
                LargestStep = Last.Admitted.Kind == CommandKind.Move
                    ? Math.Max(LargestStep, Distance(record.Admitted.Position, Last.Admitted.Position))
                    : LargestStep;
            }

            Last = record;
        }
    }
}
