using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Control.Tasks.Reach;
using ArmController.Control.Ticking;
using ArmController.Learning.Environments;
using ArmController.Learning.Features;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Rigs;

namespace ArmController.Tests.Program.Simulation;

/// <summary>
/// The arm's task behind the contract that mazes and cars satisfy: any learner drives the real loop, through the envelope, on the twin. A step is
/// one decision, in which one joint goes on, or back, or none moves.
/// </summary>
/// <remarks>
/// The arm's own learner sees a state in the tick in which it decides; here the world is asked between two ticks, so what was measured is one tick
/// old.
/// </remarks>
internal sealed class ReachWorld : IEnvironment, IDisposable
{
    private readonly SimulatedRig rig;
    private readonly EpisodeLimits limits;
    private readonly ReachPace pace;
    private readonly ReachReward reward;
    private readonly ReachGoals goals;
    private readonly IReachView view;
    private readonly ActiveFeatures features;
    private readonly Driver driver = new();
    private readonly Watcher watcher = new();
    private readonly Pcg32 random;
    private readonly double[] amounts = new double[2];
    private readonly int joints;
    private readonly int ticksPerDecision;
    private Vector3d goal;
    private Streak streak;
    private double distance;

    /// <summary>An arm at home.</summary>
    /// <param name="plan">The arm and its twin.</param>
    /// <param name="seed">Decides its goals and the noise of its sensors.</param>
    public ReachWorld(RigPlan plan, ulong seed)
    {
        const ulong GoalStream = 41;
        ReachTask task = (ReachTask)plan.Task;
        ticksPerDecision = plan.Cadence.DecisionTicks;
        rig = new SimulatedRig(plan, seed, _ => driver, watcher);
        joints = plan.Arm.Description.Chain.Count;
        TaskScope scope = plan.Scope;
        limits = task.Episode(scope);
        pace = ReachTask.Pace(scope);
        reward = ReachTask.Paid(scope);
        goals = task.Goals(scope);
        view = ReachTask.View(scope);
        features = new ActiveFeatures(joints, view.PerJoint);
        random = new Pcg32(seed, GoalStream);
        rig.Tick();
    }

    /// <summary>What buttons and people say from now on.</summary>
    public Panel Panel { get; set; } = Operator.Quiet;

    /// <summary>The arm, for those who look on.</summary>
    public SimulatedRig Rig => rig;

    /// <summary>Decisions that an attempt may take.</summary>
    public int MostDecisions => limits.MostDecisions;

    /// <summary>Tolerance in which an attempt ends, metres.</summary>
    public double ToleranceMetres { get; set; } = 0.02;

    /// <summary>What each term of <see cref="ReachReward.Specification"/> paid for the last decision.</summary>
    public ReadOnlySpan<double> Amounts => amounts;

    /// <summary>Distance to the goal as it is seen, metres: all that the reward's potential depends on.</summary>
    public double SeenMetres => distance;

    /// <summary>Distance from the true tip to the goal, metres.</summary>
    public double TrueMetres => (goal - rig.Twin.Tip).Length;

    /// <inheritdoc/>
    public int Features => 2 * joints * view.Features;

    /// <inheritdoc/>
    public int MostActive => joints * view.PerJoint;

    /// <inheritdoc/>
    public int Actions => (2 * joints) + 1;

    /// <summary>A new goal; the arm stays where it is, as it has to.</summary>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        goals.Next(random, out goal);
        streak = default;
        Show(state);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        double share = ReachPace.Share(distance);
        double before = reward.Potential(distance);
        driver.Velocity = default;
        if (action < 2 * joints)
        {
            driver.Velocity[action / 2] = pace.Speed((2 * (action % 2)) - 1, share, action / 2);
        }

        Joints<Radian> from = rig.Arm.Envelope.Position;
        watcher.Begin();
        for (int tick = 0; tick < ticksPerDecision; tick++)
        {
            rig.Tick(Panel);
        }

        Show(seen);
        streak.Note(distance, ToleranceMetres, limits.HoldDecisions);
        double after = streak.Reached ? 0 : reward.Potential(distance);
        double paid = ReachReward.Specification.Sum([after - before, watcher.HeldAtLimit ? 1 : 0], amounts);
        return new Outcome(paid, streak.Reached, watcher.Mark, Executed(action, from, share));
    }

    /// <inheritdoc/>
    public void Dispose() => rig.Dispose();

    // A joint that a limit held back did not do what it was asked. One that has yet to speed up or to brake did: that is the arm's physics, and to
    // be learned.
    private int Executed(int action, in Joints<Radian> from, double share)
    {
        const double LeastShare = 0.1;
        int hold = 2 * joints;
        if (action == hold || !watcher.HeldAtLimit)
        {
            return Outcome.AsAsked;
        }

        int joint = action / 2;
        double whole = pace.Speed((2 * (action % 2)) - 1, share, joint) * pace.DecisionPeriod.Value;
        double moved = rig.Arm.Envelope.Position[joint] - from[joint];
        return moved / whole < LeastShare ? hold : Outcome.AsAsked;
    }

    private void Show(Observation state)
    {
        // What the last tick admitted is on its way too.
        ArmState now = watcher.State;
        now.Residual += rig.Arm.Envelope.Position - now.Reference;
        distance = view.Encode(now, goal, features);
        Span<int> active = state.Fill(MostActive);
        for (int joint = 0; joint < joints; joint++)
        {
            int block = ((2 * joint) + (features.Mirrored(joint) ? 1 : 0)) * view.Features;
            ReadOnlySpan<int> tiles = features.Of(joint);
            for (int i = 0; i < tiles.Length; i++)
            {
                active[(joint * tiles.Length) + i] = block + tiles[i];
            }
        }

        state.Allowed = ulong.MaxValue;
    }

    /// <summary>Proposes what it was told.</summary>
    private sealed class Driver : IAgent
    {
        private Joints<RadianPerSecond> velocity;

        public ref Joints<RadianPerSecond> Velocity => ref velocity;

        public void Decide(in ArmState state, in Executed executed, out Proposal proposal) => proposal = Proposal.AtVelocity(velocity);

        public void Save(ref StateWriter writer) => writer.Write((ReadOnlySpan<double>)velocity);

        public bool Load(ref StateReader reader)
        {
            reader.Read((Span<double>)velocity);
            return !reader.Truncated;
        }
    }

    /// <summary>Remembers what the last decision's ticks were like.</summary>
    private sealed class Watcher : IRecorder
    {
        public ArmState State;

        public bool HeldAtLimit { get; private set; }

        public StepMark Mark { get; private set; }

        public void Begin()
        {
            HeldAtLimit = false;
            Mark = StepMark.Ordinary;
        }

        public void Append(in TickRecord record)
        {
            State = record.State;
            HeldAtLimit |= (record.Admitted.Trims.Union & Trims.Position) != 0;
            bool isDriven = record.Mode == Mode.Following && record.Action == SafetyAction.None && record.Admitted.Kind == CommandKind.Move;
            Mark = Mark != StepMark.Ordinary || isDriven ? Mark : MarkOf(record.Reasons);
        }

        private static StepMark MarkOf(Reasons reasons) =>
            (reasons & Reasons.EmergencyStop) != 0 ? StepMark.EmergencyStop
            : (reasons & (Reasons.OperatorStop | Reasons.OperatorPark | Reasons.OperatorLetGo)) != 0 ? StepMark.Operator
            : StepMark.Fault;
    }
}
