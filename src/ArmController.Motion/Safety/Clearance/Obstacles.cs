using System.Collections.Immutable;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>What an arm must stay clear of, and how fast its tip may be. Zero is off only for what is left out.</summary>
/// <param name="MarginMetres">Least distance to everything, 0 or more.</param>
/// <param name="TableHeightMetres">Height of the table, a level plane in the base frame; null when there is none.</param>
/// <param name="Workspace">Box that no moving link may leave; null when there is none.</param>
/// <param name="KeepOuts">Boxes that no moving link may enter.</param>
/// <param name="SelfPairs">Links that must stay clear of each other.</param>
/// <param name="MaxTipMetresPerSecond">
/// Highest speed of the chain's joints after the second and of the tip; null when only the joints' own limits count.
/// </param>
public sealed record Obstacles(
    double MarginMetres,
    double? TableHeightMetres,
    AxisBox? Workspace,
    ImmutableArray<KeepOut> KeepOuts,
    ImmutableArray<LinkPair> SelfPairs,
    double? MaxTipMetresPerSecond)
{
    /// <summary>What is wrong with them for a body, in one sentence; null when nothing is.</summary>
    public string? FaultFor(ArmBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (!(double.IsFinite(MarginMetres) && MarginMetres >= 0))
        {
            return "The margin must be a finite number of metres, 0 or more.";
        }

        if (TableHeightMetres is { } height && !double.IsFinite(height))
        {
            return "The table's height must be finite.";
        }

        if (Workspace is { IsSound: false })
        {
            return "The workspace box must be finite and its lower corner below its upper one.";
        }

        foreach (KeepOut keepOut in KeepOuts)
        {
            if (!keepOut.Box.IsSound)
            {
                return $"The box '{keepOut.Name}' must be finite and its lower corner below its upper one.";
            }
        }

        foreach (LinkPair pair in SelfPairs)
        {
            if (body.LaneOf(pair.First) is not { } first || body.LaneOf(pair.Second) is not { } second || first == second)
            {
                return $"'{pair.First}' and '{pair.Second}' are not two links of the body that can move against each other.";
            }
        }

        return MaxTipMetresPerSecond is { } speed && !(double.IsFinite(speed) && speed > 0) ? "The tip's speed must be finite and above zero." : null;
    }
}
