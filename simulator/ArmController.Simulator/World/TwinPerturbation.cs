using System.Collections.Immutable;

namespace ArmController.Simulator.World;

/// <summary>How the twin differs from what the controller believes: the reality gap as a few numbers a person can write down.</summary>
/// <param name="BacklashRadians">Play of each gear train, one per lane; missing lanes are zero.</param>
/// <param name="LinkScale">
/// True length over believed length: entry i scales the link that follows chain joint i (the last one scales the tip's offset);
/// missing entries are one.
/// </param>
/// <param name="ZeroOffsetRadians">True angle minus believed angle at the same pulse, one per lane; missing lanes are zero.</param>
/// <param name="LatencyTicks">Whole ticks between a latched pulse and the servo's first reaction to it.</param>
public sealed record TwinPerturbation(
    ImmutableArray<double> BacklashRadians,
    ImmutableArray<double> LinkScale,
    ImmutableArray<double> ZeroOffsetRadians,
    int LatencyTicks)
{
    /// <summary>How its tip gets to be known: in every tick at once, unless it is said otherwise.</summary>
    public TipDelivery Tip { get; init; }

    /// <summary>Whether its joints are measured; where they are not, their angles are an echo of the commands.</summary>
    public bool SensesJoints { get; init; } = true;

    /// <summary>The nominal twin: no play, true links, true zeros, one tick of latency.</summary>
    public static TwinPerturbation None { get; } = new([], [], [], 1);
}
