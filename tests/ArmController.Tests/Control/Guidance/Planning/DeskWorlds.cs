using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance.Planning;

/// <summary>The desk's arm with boxes in its way, in millimetres.</summary>
internal static class DeskWorlds
{
    /// <summary>Straight ahead, from near the base outwards: the tip gets over it, and not through.</summary>
    public static readonly AxisBox Wall = Box(90, 600, -10, 10, 0, 160);

    /// <summary>The same, and no way round it.</summary>
    public static readonly AxisBox[] Closed = [Box(70, 600, -10, 10, 0, 1000), Box(-600, 600, -600, 600, 220, 1000)];

    public static readonly Vector3d Right = new(0.17, -0.13, 0.08);
    public static readonly Vector3d Left = new(0.17, 0.13, 0.08);

    public static AxisBox Box(double lowX, double highX, double lowY, double highY, double lowZ, double highZ) =>
        new(new Vector3d(lowX, lowY, lowZ) * 0.001, new Vector3d(highX, highY, highZ) * 0.001);

    public static ArmDescription With(params AxisBox[] boxes) => ShippedArms.Desk with
    {
        Obstacles = ShippedArms.Desk.Obstacles! with { KeepOuts = [.. boxes.Select((box, i) => new KeepOut($"box {i}", box))] },
    };

    public static Joints<Radian> PostureAt(ArmDescription arm, Vector3d place)
    {
        PostureSearch search = new(new ChainModel(arm.Chain), new JointRanges(arm), new ClearPostures(arm), new Pcg32(5, 5));
        search.Begin(place, ShippedArms.Load("desk4").Home);
        while (!search.Advance(PostureSearch.Tries))
        {
        }

        Assert.True(search.Found);
        return search.Best;
    }
}
