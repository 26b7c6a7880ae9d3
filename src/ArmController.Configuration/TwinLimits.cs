using System.Collections.Immutable;
using ArmController.Simulator.World;

namespace ArmController.Configuration;

/// <summary>How far a twin may differ from what is believed, whether a person wrote it or a checkpoint says so.</summary>
public static class TwinLimits
{
    /// <summary>Backlash of a joint, at most.</summary>
    public const double MostBacklashDegrees = 20;

    /// <summary>Length of a link as a share of the believed one, at least.</summary>
    public const double LeastLinkScale = 0.25;

    /// <summary>Length of a link as a share of the believed one, at most.</summary>
    public const double MostLinkScale = 4;

    /// <summary>A joint's zero, at most so far to either side.</summary>
    public const double MostZeroOffsetDegrees = 45;

    /// <summary>Ticks between a command and its effect, at most.</summary>
    public const int MostLatencyTicks = 16;

    /// <summary>From a tip to the tick that is told of it, at most.</summary>
    public const double MostTipLatencyMilliseconds = 500;

    /// <summary>Off the mean of that, at most.</summary>
    public const double MostTipJitterMilliseconds = 200;

    /// <summary>Tips a second, at least.</summary>
    public const double LeastTipRateHertz = 1;

    /// <summary>Tips a second, at most.</summary>
    public const double MostTipRateHertz = 1000;

    /// <summary>Share of tips that are lost, at most.</summary>
    public const double MostTipDropoutShare = 0.95;

    /// <summary>True for a twin that the catalogue could have read.</summary>
    public static bool Admit(TwinPerturbation twin) =>
        Inside(twin.BacklashRadians, 0, Degrees.ToRadians(MostBacklashDegrees))
        && Inside(twin.LinkScale, LeastLinkScale, MostLinkScale)
        && Inside(twin.ZeroOffsetRadians, -Degrees.ToRadians(MostZeroOffsetDegrees), Degrees.ToRadians(MostZeroOffsetDegrees))
        && twin.LatencyTicks is >= 0 and <= MostLatencyTicks
        && twin.Tip is { LatencySeconds: >= 0 and <= MostTipLatencyMilliseconds / 1000, JitterSeconds: >= 0 and <= MostTipJitterMilliseconds / 1000 }
        && twin.Tip is { RateHertz: 0 or (>= LeastTipRateHertz and <= MostTipRateHertz), DropoutShare: >= 0 and <= MostTipDropoutShare };

    private static bool Inside(ImmutableArray<double> values, double min, double max) => values.All(value => value >= min && value <= max);
}
