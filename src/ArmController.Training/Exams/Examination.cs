using System.Security.Cryptography;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;
using ArmController.Training.Learn;

namespace ArmController.Training.Exams;

/// <summary>A checkpoint's learner, read back and examined beside its baselines.</summary>
public sealed class Examination(RigPlan plan, ExamQuestions questions)
{
    private readonly RunMeter baselineMeter = new();

    /// <summary>What is asked.</summary>
    public ExamQuestions Questions => questions;

    /// <summary>What the envelope did while the learner was examined.</summary>
    public RunMeter Meter { get; } = new();

    /// <summary>Limits broken by anyone who was examined.</summary>
    public long Violations => Meter.Violations + baselineMeter.Violations;

    /// <summary>Learner first, then the baselines; null when stopped in between.</summary>
    /// <param name="saved">The checkpoint.</param>
    /// <param name="stopped">Asked between goals.</param>
    /// <param name="weightsSha256">Hash of everything that was learned.</param>
    public ExamResult[]? Run(LearnOrigin saved, Func<bool> stopped, out string weightsSha256)
    {
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        StateReader reader = new(saved.Payload);
        LearnImage.ReadHead(ref reader);
        int before = reader.Remaining;
        if (!examinee.LoadLearned(ref reader))
        {
            // Read with the same plan that wrote it, and its hash was checked: only a bug comes here.
            throw new InvalidOperationException($"{saved.Path}: the learned part cannot be read back.");
        }

        int length = before - reader.Remaining;
        weightsSha256 = Convert.ToHexStringLower(SHA256.HashData(saved.Payload.AsSpan(saved.Payload.Length - before, length)));
        Exam exam = new(plan, questions);
        List<ExamResult> results = [];
        foreach (Baseline candidate in (Baseline[])[new("learner", "learner", examinee), .. plan.Task.Baselines(plan.ExamScope, examinee)])
        {
            if (exam.Examine(candidate, candidate.Agent == examinee ? Meter : baselineMeter, stopped) is not { } result)
            {
                return null;
            }

            results.Add(result);
        }

        return [.. results];
    }
}
