using ArmController.Configuration;
using ArmController.Rigs;
using ArmController.Training.Exams;

namespace ArmController.Training.Learn;

/// <summary>What a learning run is asked to do, with everything resolved and checked.</summary>
/// <param name="Plan">What decides every byte of it.</param>
/// <param name="TwinName">Name or path of the twin file; null for the nominal twin.</param>
/// <param name="Minutes">Robot minutes to learn for, after those of the origin.</param>
/// <param name="Questions">What the final examination asks.</param>
/// <param name="RunsFolder">Folder that holds the runs.</param>
/// <param name="CheckpointPeriod">Wall time between two checkpoints.</param>
/// <param name="ArchivePeriod">Wall time between two checkpoints that go into the archive.</param>
/// <param name="RealTime">Whether the twin's clock is held to the wall's.</param>
/// <param name="TargetShare">Least success within the widest tolerance, 0..1; null for none.</param>
/// <param name="Origin">What it goes on from; null to begin with nothing.</param>
/// <param name="Argv">Words of the command line.</param>
public sealed record LearnRequest(
    RigPlan Plan,
    string? TwinName,
    double Minutes,
    ExamQuestions Questions,
    string RunsFolder,
    TimeSpan CheckpointPeriod,
    TimeSpan ArchivePeriod,
    bool RealTime,
    double? TargetShare,
    LearnOrigin? Origin,
    IReadOnlyList<string> Argv)
{
    /// <summary>When it checks itself on the way; null for never.</summary>
    public CheckPlan? Checks { get; init; }

    /// <summary>Ticks to learn for.</summary>
    public long Ticks => Plan.Cadence.TicksIn(Minutes * 60);

    /// <summary>Ticks that lie behind: those of the origin when its session is resumed, none otherwise.</summary>
    public long FirstTick => Origin is { Exactly: true } ? Origin.Head.Ticks : 0;

    /// <summary>Ticks at the end, earlier sessions included.</summary>
    public long LastTick => FirstTick + Ticks;

    /// <summary>What the twin is called in results: an origin keeps its own, which has no name any more.</summary>
    public string TwinWord => TwinName ?? (Origin is null ? "nominal" : "as trained");

    /// <summary>Name of the task.</summary>
    public string Task => Plan.Task.Name;

    /// <summary>The arm.</summary>
    public ArmConfiguration Arm => Plan.Arm;
}
