using ArmController.Control.Agents;
using ArmController.Learning.Learners;
using ArmController.Learning.Rewards;

namespace ArmController.Control.Tasks;

/// <summary>
/// What is wanted of an arm: how goals come about, what is paid, who learns, who it is compared with and who judges. An instance belongs to one
/// arm and has read what that arm's file says of the task; everything else it is told in a <see cref="TaskScope"/>.
/// </summary>
public interface ITask
{
    /// <summary>The word on the command line, in runs and in checkpoints: 1 to 32 small letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>What people are told.</summary>
    TaskWords Words { get; }

    /// <summary>What it pays, term by term.</summary>
    RewardSpecification Reward { get; }

    /// <summary>Ways to succeed, the easiest first; there is at least one.</summary>
    IReadOnlyList<Criterion> Criteria { get; }

    /// <summary>How wrong the arm's sensors are, where the task's section says so.</summary>
    SensingNoise Noise => default;

    /// <summary>The learner's numbers for a way of seeing.</summary>
    LearnerSettings Tuned(LearnerKind kind);

    /// <summary>What its way of seeing takes for granted and the arm does not have; null when it suits.</summary>
    Misfit? Unsuited(TaskScope scope) => null;

    /// <summary>Why no fair goals can be drawn on the arm as it truly is; null when they can.</summary>
    Misfit? Unfair(TaskScope scope) => null;

    /// <summary>
    /// Share of what the task would ask that the arm's shield admits: the rest is not asked. Null where the arm need not stay clear of anything.
    /// </summary>
    double? Ceiling(TaskScope scope) => null;

    /// <summary>The same task with one success, within a distance in metres; null when no distance decides it.</summary>
    ITask? Within(double metres) => null;

    /// <summary>
    /// The same task whose goals, in an examination, also ask for the pitch of the last link, within an angle in radians; null where it means
    /// nothing.
    /// </summary>
    ITask? Inclined(double radians) => null;

    /// <summary>The learner in training: it has its goals from a sequence of its own and explores.</summary>
    /// <param name="scope">The arm.</param>
    /// <param name="log">Told of every episode that has ended.</param>
    ILearningAgent Trainee(TaskScope scope, IEpisodeLog log);

    /// <summary>The learner under examination: greedy, learning nothing, pursuing what it is told to. It can load what a trainee learned.</summary>
    ILearningAgent Examinee(TaskScope scope);

    /// <summary>Who the learner is compared with.</summary>
    /// <param name="scope">The arm.</param>
    /// <param name="examinee">The learner, with what it has learned.</param>
    IReadOnlyList<Baseline> Baselines(TaskScope scope, ILearningAgent examinee);

    /// <summary>Judges by the first so many criteria: an attempt ends when the last of these is met.</summary>
    IJudge Judge(TaskScope scope, int criteria);
}
