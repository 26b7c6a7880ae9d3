using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Learning.Rewards;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Tests.Program.Tasks;

/// <summary>
/// A task of its own: touch the one of three points that is asked for. All that the program needs to teach, examine and report it is in this
/// class; a person who wants another task begins here.
/// </summary>
internal sealed class TouchTask : ITask
{
    private const double NearMetres = 0.03;
    private const int Points = 3;

    public string Name => "touch";

    public TaskWords Words { get; } = new(
        "Touch the point that is asked for.",
        "One of three points, at the tip of three poses near home.",
        "The true tip is within 30 mm of the point.",
        "per joint: back, stay or on.",
        "Per decision: how many radians nearer all joints came to the pose of the point.",
        ["which point (1 to 3)", "joint angles (rad)"],
        [new("joint angles", "where servos send none back")],
        "true tip");

    public RewardSpecification Reward { get; } = new(new RewardTerm("nearer", "radians", 1, TermKind.Potential, -100, 100));

    public IReadOnlyList<Criterion> Criteria { get; } = [new("touched", "touched")];

    public LearnerSettings Tuned(LearnerKind kind) => new(Gamma: 0.3, Epsilon: 0.2);

    public ILearningAgent Trainee(TaskScope scope, IEpisodeLog log) => new Toucher(this, scope, log);

    public ILearningAgent Examinee(TaskScope scope) => new Toucher(this, scope, null);

    public IReadOnlyList<Baseline> Baselines(TaskScope scope, ILearningAgent examinee) =>
        [new("holdStill", "hold still", new HoldStill()), new("ignorant", "knows nothing", Examinee(scope))];

    public IJudge Judge(TaskScope scope, int criteria) => new TipJudge(scope);

    private static Joints<Radian> PoseOf(TaskScope scope, int point)
    {
        double sign = point - 1;
        Joints<Radian> pose = scope.Home;
        pose[0] += 0.5 * sign;
        pose[1] -= point == 1 ? 0.4 : 0.1;
        return pose;
    }

    private static Goal GoalOf(TaskScope scope, int point)
    {
        scope.TrueChain.Forward(PoseOf(scope, point), out ChainPose pose);
        return Goal.OfThing(point + 1, pose.Tip);
    }

    private sealed class TipJudge(TaskScope scope) : IJudge
    {
        private Goal goal;

        public int MostDecisions => 75;

        public bool IsOver { get; private set; }

        public void Draw(Pcg32 random, in Truth truth, out Goal drawn) => drawn = GoalOf(scope, random.NextInt(Points));

        public void Begin(in Goal wanted) => (goal, IsOver) = (wanted, false);

        public void Note(in Truth truth) => IsOver |= (truth.Tip - goal.Place).Length < NearMetres;

        public bool Won(int criterion) => IsOver;
    }

    private sealed class Toucher : ILearningAgent
    {
        private const int Tilings = 8;

        private readonly TaskScope scope;
        private readonly IEpisodeLog? log;
        private readonly LineTiles tiles = new(Tilings, limit: 6);
        private readonly FactoredQLearner learner;
        private readonly ActiveFeatures features;
        private readonly int[] actions;
        private readonly Pcg32 goals;
        private EpisodeRecord now;
        private double before;
        private double lastReward;
        private bool underWay;

        public Toucher(TouchTask task, TaskScope scope, IEpisodeLog? log)
        {
            this.scope = scope;
            this.log = log;
            int joints = scope.Arm.Chain.Count;
            learner = new(joints, Tilings, tiles.Count, 3, task.Tuned(scope.Learner), new Pcg32(scope.Seed, 61));
            features = new(joints, Tilings);
            actions = new int[joints];
            goals = new(scope.Seed, 62);
            now.Goal = GoalOf(scope, goals.NextInt(Points));
        }

        public string Task => "touch";

        public Lesson Lesson => new() { Reward = lastReward, Error = learner.LastError };

        public int SavedBytes => learner.SavedBytes + Goal.SavedBytes + 128;

        public void Pursue(in Goal goal) => now.Goal = goal;

        public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
        {
            underWay &= !executed.Interrupted;
            double left = Look(state);
            if (log is null || !underWay)
            {
                learner.Restart();
                learner.Enter(features);
                underWay = true;
            }
            else
            {
                Learn(state, executed, left);
            }

            before = left;
            learner.Choose(explore: log is not null, actions);
            Joints<RadianPerSecond> velocity = default;
            for (int j = 0; j < actions.Length; j++)
            {
                velocity[j] = (actions[j] - 1) * Speed(j);
            }

            proposal = Proposal.AtVelocity(velocity);
        }

        public void SaveLearned(ref StateWriter writer) => learner.SaveLearned(ref writer);

        public bool LoadLearned(ref StateReader reader) => learner.LoadLearned(ref reader);

        public bool Recall(ref StateReader reader)
        {
            underWay = false;
            return LoadLearned(ref reader);
        }

        public void Save(ref StateWriter writer)
        {
            learner.SaveProgress(ref writer);
            goals.Save(ref writer);
            now.Goal.Save(ref writer);
            writer.Write(now.Episode);
            writer.Write(now.Decisions);
            writer.Write(before);
            writer.Write(underWay);
        }

        public bool Load(ref StateReader reader)
        {
            bool sound = learner.LoadProgress(ref reader);
            goals.Load(ref reader);
            sound &= now.Goal.Load(ref reader);
            now.Episode = reader.ReadLong();
            now.Decisions = reader.ReadInt();
            before = reader.ReadDouble();
            underWay = reader.ReadBool();
            return sound && !reader.Truncated && double.IsFinite(before);
        }

        private double Speed(int joint) => 0.3 * scope.Arm.Joints[joint].Limits.MaxRadiansPerSecond;

        // Every joint sees how far it is from its angle in the pose of the point, and all share what they know of that.
        private double Look(in ArmState state)
        {
            Joints<Radian> pose = PoseOf(scope, now.Goal.Thing - 1);
            double sum = 0;
            for (int j = 0; j < features.Factors; j++)
            {
                double left = pose[j] - state.Angles[j] - state.Residual[j];
                sum += Math.Abs(left);
                features.Mirrored(j) = left < 0;
                tiles.Encode(Math.Abs(left) * 10, features.Of(j));
            }

            return sum;
        }

        private void Learn(in ArmState state, in Executed executed, double left)
        {
            now.Decisions++;
            now.LastMetres = (state.Tip - now.Goal.Place).Length;
            now.Success = now.LastMetres < NearMetres;
            lastReward = before - left;
            now.Return += lastReward;
            for (int j = 0; j < actions.Length; j++)
            {
                double whole = Speed(j) * scope.DecisionPeriod.Value;
                actions[j] = 1 + (int)Math.Clamp(Math.Round(executed.Displacement[j] / whole), -1, 1);
            }

            learner.Learn(actions, lastReward, features, terminal: now.Success);
            if (now.Success || now.Decisions >= 75)
            {
                log!.Append(now);
                now = new EpisodeRecord { Episode = now.Episode + 1, Goal = GoalOf(scope, goals.NextInt(Points)) };
                learner.Restart();
                underWay = false;
            }
        }
    }
}
