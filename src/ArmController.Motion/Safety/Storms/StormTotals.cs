namespace ArmController.Motion.Safety.Storms;

/// <summary>What a clearance storm has counted so far.</summary>
internal sealed class StormTotals
{
    public long Ticks;
    public long Sessions;
    public long Penetrations;
    public long Shortfalls;
    public long Speedings;
    public long JointFaults;
    public long MonitorRefusals;
    public long StopChecks;
    public long DegradedTicks;
    public long LimitSwitches;
    public long NarrowedRests;
    public double ShortestMetres = double.PositiveInfinity;
    public double FastestMetresPerSecond;

    private long free;
    private long stuck;
    private long freeTicks;
    private long shieldedTicks;
    private long blocked;
    private long arrivedBlocked;

    /// <summary>One move from rest to rest.</summary>
    public void Count(bool isClear, bool arrived, long ticksAlone, long ticks)
    {
        free += isClear ? 1 : 0;
        stuck += isClear && !arrived ? 1 : 0;
        freeTicks += isClear && arrived ? ticksAlone : 0;
        shieldedTicks += isClear && arrived ? ticks : 0;
        blocked += isClear ? 0 : 1;
        arrivedBlocked += !isClear && arrived ? 1 : 0;
    }

    /// <summary>All of it.</summary>
    public ClearanceStormResult Result(string arm, double marginMetres, double maxTipMetresPerSecond) => new()
    {
        Arm = arm,
        Ticks = Ticks,
        Penetrations = Penetrations,
        Shortfalls = Shortfalls,
        ShortestMetres = ShortestMetres,
        MarginMetres = marginMetres,
        Speedings = Speedings,
        FastestMetresPerSecond = FastestMetresPerSecond,
        MaxTipMetresPerSecond = maxTipMetresPerSecond,
        JointFaults = JointFaults,
        MonitorRefusals = MonitorRefusals,
        StopChecks = StopChecks,
        DegradedTicks = DegradedTicks,
        LimitSwitches = LimitSwitches,
        NarrowedRests = NarrowedRests,
        FreeMoves = free,
        StuckMoves = stuck,
        FreeTicks = freeTicks,
        ShieldedTicks = shieldedTicks,
        BlockedMoves = blocked,
        ArrivedBlockedMoves = arrivedBlocked,
    };
}
