using ArmController.Control.Tasks;
using ArmController.Learning.Rewards;

namespace ArmController.Configuration.Tasks;

/// <summary>A row of the catalogue: a task as it is before it is done on a certain arm.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Words">What people are told.</param>
/// <param name="Reward">What it pays.</param>
/// <param name="Section">What it asks of an arm's file; null when it asks nothing.</param>
/// <param name="Task">The task on every arm, when it asks nothing of an arm's file.</param>
public sealed record TaskEntry(string Name, TaskWords Words, RewardSpecification Reward, ITaskSection? Section, ITask? Task = null)
{
    /// <summary>A task that every arm offers.</summary>
    public static TaskEntry Of(ITask task) => new(task.Name, task.Words, task.Reward, null, task);
}
