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

    /// <summary>True for a twin that the catalogue could have read.</summary>
    public static bool Admit(TwinPerturbation twin) =>
        Inside(twin.BacklashRadians, 0, Degrees.ToRadians(MostBacklashDegrees))
        && Inside(twin.LinkScale, LeastLinkScale, MostLinkScale)
        && Inside(twin.ZeroOffsetRadians, -Degrees.ToRadians(MostZeroOffsetDegrees), Degrees.ToRadians(MostZeroOffsetDegrees))
        && twin.LatencyTicks is >= 0 and <= MostLatencyTicks;

    private static bool Inside(ImmutableArray<double> values, double min, double max) => values.All(value => value >= min && value <= max);
}
