using System.Text.Json;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Exams;
using ArmController.Journal;
using ArmController.Learn;

namespace ArmController.Reports;

/// <summary>What a learning run or an examination has to say at its end.</summary>
internal sealed record RunReport
{
    public required string Run { get; init; }

    public required string Arm { get; init; }

    public required string Task { get; init; }

    public required string Twin { get; init; }

    public required string Jacobian { get; init; }

    public required long Seed { get; init; }

    public required double RobotMinutes { get; init; }

    public required long Decisions { get; init; }

    public required long Ticks { get; init; }

    public required double WallSeconds { get; init; }

    /// <summary>Learner first, then the baselines.</summary>
    public required ExamResult[] Results { get; init; }

    /// <summary>What people are told of the task.</summary>
    public required TaskWords Words { get; init; }

    public required (string Reason, long JointTicks)[] Trims { get; init; }

    public required long Violations { get; init; }

    public required long AllocatedBytes { get; init; }

    public required int Gen0Collections { get; init; }

    public required string WeightsSha256 { get; init; }

    public required string Checkpoint { get; init; }

    public required long MissedEpisodes { get; init; }

    /// <summary>What came of the checks on the way; null without any.</summary>
    public KeptChecks? Checks { get; init; }

    /// <summary>Joint-ticks held back, by reason.</summary>
    public static (string Reason, long JointTicks)[] TrimsOf(RunMeter meter) =>
    [
        .. Enum.GetValues<Motion.Safety.Trims>().Where(reason => reason != Motion.Safety.Trims.None)
            .Select(reason => (JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()), meter.Trimmed(reason))),
    ];

    public double TimesRealTime => WallSeconds > 0 ? Cadence.Usual.SecondsOf(Ticks) / WallSeconds : 0;
}
