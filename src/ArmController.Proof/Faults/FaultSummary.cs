namespace ArmController.Proof.Faults;

/// <summary>A campaign in figures.</summary>
public sealed record FaultSummary(IReadOnlyList<FaultRowResult> Rows)
{
    private IEnumerable<FaultRunResult> Runs => Rows.SelectMany(row => row.Sensed);

    private IEnumerable<FaultRunResult> Everything => Rows.SelectMany(row => row.Sensed.Concat(row.Bare));

    /// <summary>Runs on the arm with sensors.</summary>
    public int RunCount => Runs.Count();

    /// <summary>Runs in which all was as it must be and the fault could be noticed, or need not be.</summary>
    public int Met => Runs.Count(run => run.Passed && !run.IsUnseen);

    /// <summary>Runs in which the fault was noticed, and all was as it must be.</summary>
    public int Noticed => Runs.Count(run => run.Passed && run.LatencyTicks > 0);

    /// <summary>Runs in which the fault need not be noticed, and nothing came of it.</summary>
    public int Tolerated => Runs.Count(run => run.Passed && run.LatencyTicks == 0 && run.Expected.Sight == Sight.Tolerated);

    /// <summary>Runs in which nothing could notice the fault and all else was as it must be.</summary>
    public int Unseen => Runs.Count(run => run.Passed && run.IsUnseen);

    /// <summary>Runs in which something was not as it must be.</summary>
    public int Missed => Runs.Count(run => !run.Passed);

    /// <summary>Frames of ours that broke a limit, with sensors or without.</summary>
    public long Violations => Everything.Sum(run => run.Violations);

    /// <summary>Times an arm went on by itself, with sensors or without.</summary>
    public int Resumes => Everything.Sum(run => run.Resumes);

    /// <summary>Runs on the arm without sensors.</summary>
    public int BareCount => Rows.Sum(row => row.Bare.Count);

    /// <summary>Of those, runs in which the fault was noticed.</summary>
    public int BareNoticed => Rows.Sum(row => row.BareNoticed);

    /// <summary>True when every run was as it must be.</summary>
    public bool Passed => Rows.All(row => row.Passed);

    /// <summary>All of it in one line.</summary>
    public override string ToString() =>
        $"{RunCount} runs, {Met} met their bound, {Unseen} not observable, {Violations} violating writes, "
            + $"{Resumes} resumes{(Missed == 0 ? "" : $", {Missed} MISSED")}";
}
