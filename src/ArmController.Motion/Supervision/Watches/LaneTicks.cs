using System.Runtime.CompilerServices;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>A number of ticks for each of the eight lanes.</summary>
[InlineArray(8)]
internal struct LaneTicks
{
    private int lane0;
}
