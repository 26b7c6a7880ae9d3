using ArmController.Configuration;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Tests.Control;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>The desk arm among things that it must not touch.</summary>
internal static class DeskRoom
{
    public static readonly ArmConfiguration Desk = ShippedArms.Load("desk4");
    public static readonly ArmBody Body = Desk.Description.Body!;
    public static readonly Obstacles Things = StormObstacles.Round(Body, Desk.Home, null);
}
