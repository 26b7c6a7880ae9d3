using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Learn;

namespace ArmController.Verbs;

/// <summary>What a command line says of arm, task, twin and checkpoint, as one plan. What is not said, a checkpoint says.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Origin">The checkpoint; null without one.</param>
/// <param name="Note">Told to the operator when an older generation of it had to be taken; null otherwise.</param>
internal sealed record PlanWords(RigPlan Plan, LearnOrigin? Origin, Trouble? Note)
{
    /// <summary>Reads everything and puts it together; whether it fits is another question.</summary>
    /// <param name="words">The command line, with --arm and --twin.</param>
    /// <param name="from">A run or a checkpoint; null without one.</param>
    /// <param name="taskName">The task; null for the checkpoint's, or the arm's first without one.</param>
    /// <param name="looksOnly">Whether an older generation of the checkpoint will do.</param>
    public static Checked<PlanWords> Read(ParseResult words, string? from, string? taskName, bool looksOnly)
    {
        Checked<ArmConfiguration> found = RunArm.Of(words, from);
        if (!found.TryGet(out ArmConfiguration? arm))
        {
            return new(found.Faults);
        }

        LearnOrigin? origin = null;
        Trouble? note = null;
        if (from is not null)
        {
            Checked<LearnOrigin> read = looksOnly ? LearnOrigins.ReadAny(from, arm, out note) : LearnOrigins.Read(from, arm);
            if (!read.TryGet(out origin))
            {
                return new(read.Faults);
            }

            if (taskName is not null && taskName != origin.Head.Task)
            {
                string own = origin.Head.Task;
                return new([LearnOrigins.Another(origin, $"it is of the task {own}", $"say {own}, or learn {taskName} anew")]);
            }
        }

        LearnImageHead? head = origin?.Head;
        Checked<TwinPerturbation> twin = SharedOptions.TwinOf(words, arm, head?.Twin ?? TwinPerturbation.None);
        if (!twin.TryGet(out TwinPerturbation? perturbation))
        {
            return new(twin.Faults);
        }

        Checked<ITask> offered = (taskName ?? head?.Task) is { } name ? arm.Offer(name) : new(arm.FirstTask);
        if (!offered.TryGet(out ITask? task))
        {
            return new(offered.Faults);
        }

        ulong seed = head is not null && !words.IsGiven(SharedOptions.Seed) ? head.Seed : (ulong)words.GetValue(SharedOptions.Seed);
        RigPlan plan = new(arm, perturbation, head?.Learner ?? Learner(words), seed) { Task = task };
        return new(new PlanWords(plan, origin, note));
    }

    /// <summary>What learns by the command line.</summary>
    public static LearnerKind Learner(ParseResult words) =>
        LearnerWords.Of(words.GetValue(SharedOptions.Model)!, words.GetValue(SharedOptions.Learner)!);

    /// <summary>What of it does not fit together; null when all does.</summary>
    public Trouble? Misfit()
    {
        ArmSource source = Plan.Arm.Source;
        if (Plan.Unsuited is { } unsuited)
        {
            string urdf = Path.Combine(source.Folder, ArmSource.UrdfName);
            return Origin is null
                ? new(ConfigurationCode.Kinematics, urdf, unsuited.Cause, unsuited.Remedy)
                : LearnOrigins.Another(Origin, $"it cannot be of this arm: {unsuited.Cause}", "name another checkpoint, or learn anew");
        }

        if (Origin is not null && !ImageTryout.Fits(Plan, Origin))
        {
            return LearnOrigins.Misfit(Origin.Path);
        }

        string json = Path.Combine(source.Folder, ArmSource.JsonName);
        return Plan.Task.Unfair(Plan.Scope) is { } unfair ? new(ConfigurationCode.BrokenRule, json, unfair.Cause, unfair.Remedy) : null;
    }
}
