using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Training.Exams;
using ArmController.Training.Learn;

namespace ArmController.Training.Reports;

/// <summary>What a learning run or an examination has to say at its end.</summary>
public sealed record RunReport
{
    /// <summary>Folder of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Name of the arm.</summary>
    public required string Arm { get; init; }

    /// <summary>Name of the task.</summary>
    public required string Task { get; init; }

    /// <summary>Name of the twin it learned on.</summary>
    public required string Twin { get; init; }

    /// <summary>What learned.</summary>
    public required LearnerKind Learner { get; init; }

    /// <summary>Seed of the run.</summary>
    public required long Seed { get; init; }

    /// <summary>Time on the arm, in minutes.</summary>
    public required double RobotMinutes { get; init; }

    /// <summary>Decisions that the learner took.</summary>
    public required long Decisions { get; init; }

    /// <summary>Ticks of this run.</summary>
    public required long Ticks { get; init; }

    /// <summary>Time on the clock, in seconds.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Learner first, then the baselines.</summary>
    public required ExamResult[] Results { get; init; }

    /// <summary>What was asked.</summary>
    public required ExamQuestions Questions { get; init; }

    /// <summary>Share, 0..1, of what the task would ask that the shield admits; null where the arm need not stay clear of anything.</summary>
    public double? Ceiling { get; init; }

    /// <summary>What people are told of the task.</summary>
    public required TaskWords Words { get; init; }

    /// <summary>Joint-ticks held back, by reason.</summary>
    public required (string Reason, long JointTicks)[] Trims { get; init; }

    /// <summary>Limits broken; anything but zero is a bug in the envelope.</summary>
    public required long Violations { get; init; }

    /// <summary>Bytes that the loop's thread allocated.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Collections of the whole process while the loop ran.</summary>
    public required int Gen0Collections { get; init; }

    /// <summary>Hash of what was learned, in hexadecimal digits.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary>File of the last checkpoint.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>Episodes that came too fast to be written down.</summary>
    public required long MissedEpisodes { get; init; }

    /// <summary>What came of the checks on the way; null without any.</summary>
    public KeptChecks? Checks { get; init; }

    /// <summary>Time on the arm for time on the clock; 0 when no time passed.</summary>
    public double TimesRealTime => WallSeconds > 0 ? Cadence.Usual.SecondsOf(Ticks) / WallSeconds : 0;
}
