using ArmController.Recording;

namespace ArmController.Bench;

/// <summary>What ticks cost, nanoseconds, and what they left behind.</summary>
internal sealed class BenchCosts
{
    /// <summary>From the wake-up to the end of the tick, the simulated arm's own motion included.</summary>
    public LatenessHistogram Tick { get; } = new();

    /// <summary>Ticks in which the learner was asked.</summary>
    public LatenessHistogram Decision { get; } = new();

    /// <summary>Ticks in which its last answer stood.</summary>
    public LatenessHistogram Between { get; } = new();

    /// <summary>All transactions of a tick with the simulated chip.</summary>
    public LatenessHistogram Bus { get; } = new();

    /// <summary>Rounds in which another thread wrote finished episodes to the run's files.</summary>
    public LatenessHistogram LogRound { get; } = new();

    /// <summary>Ticks in which the arm followed the learner.</summary>
    public long FollowedTicks { get; set; }

    /// <summary>Ticks that were passed over because one before them took too long.</summary>
    public long MissedTicks { get; set; }

    /// <summary>Bytes that the loop's thread allocated while it ticked.</summary>
    public long LoopBytes { get; set; }

    /// <summary>Bytes that the whole process allocated meanwhile, to the nearest few kilobytes for each segment.</summary>
    public long ProcessBytes { get; set; }

    /// <summary>Collections meanwhile.</summary>
    public int Collections { get; set; }
}
