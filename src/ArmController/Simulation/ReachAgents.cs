using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Simulation;

/// <summary>Puts reachers together from a plan: the learner and the baselines beside it.</summary>
internal sealed class ReachAgents
{
    private const ulong ExplorationStream = 21;
    private const ulong TrainingGoalStream = 22;
    private const ulong BaselineStream = 23;

    private readonly RigPlan plan;
    private readonly ReachPace pace;
    private readonly ReachReward reward;

    public ReachAgents(RigPlan plan)
    {
        this.plan = plan;
        Joints<RadianPerSecond> fullSpeed = default;
        double fullStep = 0;
        for (int j = 0; j < Chain.Count; j++)
        {
            fullSpeed[j] = plan.Arm.Description.Joints[j].Limits.MaxRadiansPerSecond;
            fullStep += fullSpeed[j] * RigPlan.DecisionPeriod.Value / Chain.Count;
        }

        pace = new ReachPace(fullSpeed, RigPlan.DecisionPeriod);
        reward = new ReachReward(fullStep);
    }

    /// <summary>How fast the arm goes.</summary>
    public ReachPace Pace => pace;

    /// <summary>What it is paid.</summary>
    public ReachReward Reward => reward;

    // Verbs refuse a learned Jacobian for an arm that has no such structure before they build anything.
    private LiftStructure Structure => LiftStructure.Of(Chain) ?? throw new InvalidOperationException("The arm has no lifting joints.");

    private SerialChain Chain => plan.Arm.Description.Chain;

    /// <summary>Goals that the true arm can reach.</summary>
    public ReachGoals Goals(SerialChain trueChain) => new(trueChain, plan.Region);

    /// <summary>The learner in training.</summary>
    public LearningReacher Trainee(SerialChain trueChain, IEpisodeLog log) =>
        Learner(plan.Seed, new ReachEpisodes(Goals(trueChain), plan.Episode, new Pcg32(plan.Seed, TrainingGoalStream), log));

    /// <summary>The learner under examination: greedy, learning nothing.</summary>
    public LearningReacher Examinee() => Learner(RigPlan.ExaminationSeed, null);

    /// <summary>The classical controller, with the URDF's Jacobian.</summary>
    public ResolvedRateReacher ResolvedRate() => ResolvedRate(new NominalJacobian(Chain));

    /// <summary>The classical controller, with a Jacobian it is given.</summary>
    public ResolvedRateReacher ResolvedRate(ITipJacobian jacobian) => new(new WantedAngles(jacobian, Chain.Count), pace, Chain.Count);

    /// <summary>Random motion.</summary>
    public RandomReacher Random() => new(pace, Chain.Count, new Pcg32(RigPlan.ExaminationSeed, BaselineStream));

    private LearningReacher Learner(ulong seed, ReachEpisodes? episodes) =>
        new(View(), pace, reward, plan.Learner, Chain.Count, plan.Arm.Home, new Pcg32(seed, ExplorationStream), episodes);

    /// <summary>What a learner sees.</summary>
    public IReachView View() => plan.Jacobian switch
    {
        JacobianSource.None => new PolarView(),
        JacobianSource.Learned => new JacobianView(new WantedAngles(new LearnedJacobian(Chain, Structure), Chain.Count)),
        _ => new JacobianView(new WantedAngles(new NominalJacobian(Chain), Chain.Count)),
    };
}
