using ArmController.Motion.Supervision.Watches;

namespace ArmController.Proof.Faults;

/// <summary>Bounds for the supply of the campaign's arm: six volts, and one jammed servo is more current than moving ones draw together.</summary>
internal static class CampaignSupply
{
    public static SupplySettings Bounds => new(LowestVolts: 5, HighestAmperes: 2.5, Seconds: 0.2);
}
