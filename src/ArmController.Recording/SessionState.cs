namespace ArmController.Recording;

/// <summary>What a service's learning session shows of itself.</summary>
public ref struct SessionState
{
    /// <summary>none, paused or running.</summary>
    public ReadOnlySpan<byte> Word;

    /// <summary>Name of the run's folder; empty without one.</summary>
    public ReadOnlySpan<byte> Run;

    /// <summary>Which configuration the arm has.</summary>
    public ReadOnlySpan<byte> ConfigurationHash;

    /// <summary>Ticks that the learner was followed, earlier processes included.</summary>
    public long LearnedTicks;

    /// <summary>Episodes of the run, earlier processes included.</summary>
    public long Episodes;

    /// <summary>Share of this process's last hundred that succeeded, 0..1.</summary>
    public double RecentShare;

    /// <summary>Episodes and lines that were lost.</summary>
    public long Drops;

    /// <summary>Number of the newest checkpoint.</summary>
    public long Generation;
}
