using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>What came of one fault in one state.</summary>
public sealed record FaultRunResult(FaultRow Row, FaultState State, Expectation Expected)
{
    /// <summary>Ticks from the first one with the fault until it was noticed, that one included; 0 when it was not.</summary>
    public int LatencyTicks { get; init; }

    /// <summary>The reasons that were given when it was noticed.</summary>
    public Reasons Reasons { get; init; }

    /// <summary>The hardest action that was taken.</summary>
    public SafetyAction Worst { get; init; }

    /// <summary>The mode when the run had been watched long enough.</summary>
    public Mode End { get; init; }

    /// <summary>Frames of ours that broke a limit, by either audit.</summary>
    public long Violations { get; init; }

    /// <summary>Times the agent was followed again, or the arm switched on again, without anybody's word.</summary>
    public int Resumes { get; init; }

    /// <summary>Ticks at whose end some output of the chip was outside its joint's limits, whoever's doing that was.</summary>
    public int WrongPulseTicks { get; init; }

    /// <summary>What was not as expected; empty when all was.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>True when all was as expected.</summary>
    public bool Passed => Failures.Count == 0;

    /// <summary>True when nothing noticed it, and nothing could have.</summary>
    public bool IsUnseen => LatencyTicks == 0 && Expected.Sight is Sight.Unseen or Sight.Perhaps;
}
