using System.Runtime.CompilerServices;

namespace ArmController.Motion.Monitoring;

/// <summary>A few places of the past, evenly apart in time, the youngest first.</summary>
[InlineArray(Count)]
internal struct Anchors
{
    /// <summary>How many are kept.</summary>
    public const int Count = 4;

    /// <summary>Age in ticks of the youngest right after it was taken; one tick back is still known itself.</summary>
    public const double Youngest = 2;

    private Anchor first;
}

/// <summary>Between which exact counts the joint was at one time.</summary>
internal struct Anchor
{
    /// <summary>It was at least here.</summary>
    public double Low;

    /// <summary>It was at most here.</summary>
    public double High;
}
