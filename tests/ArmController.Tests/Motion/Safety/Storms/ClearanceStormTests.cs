using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Storms;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Storms;

public sealed class ClearanceStormTests
{
    [Theory]
    [InlineData("desk4", 2)]
    [InlineData("desk4", 3)]
    [InlineData("so101", 2)]
    [InlineData("so101", 3)]
    public void A_storm_finds_nothing(string name, int order)
    {
        ArmConfiguration arm = ShippedArms.Load(name);
        ClearanceStorm storm = new(order == 3 ? WithJerk(arm) : arm.Description, arm.Home, 20261124, 100_000);
        Assert.True(storm.HasRoom);
        while (!storm.IsOver)
        {
            storm.RunSession();
        }

        ClearanceStormResult result = storm.Result;
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.True(result.Violations == 0, result.ToString());
        Assert.True(result.ShortestMetres >= result.MarginMetres - 1e-9 && result.ShortestMetres < result.MarginMetres + 0.001);
        Assert.InRange(result.FastestMetresPerSecond, 0.8 * result.MaxTipMetresPerSecond, result.MaxTipMetresPerSecond + 1e-6);
        Assert.True(result.Ticks >= 100_000 && result.MonitorRefusals == 0 && result.StopChecks > 250 && result.DegradedTicks > 20
            && result.FreeMoves > 5 && result.BlockedMoves > 5);
        Assert.True(result.LimitSwitches > 30 && result.NarrowedRests > 10, result.ToString());
        Assert.True(result.TimeRatio < 1.02 && result.StuckMoves <= 1);
    }

    [Fact]
    public void One_seed_is_one_storm()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ClearanceStorm first = new(arm.Description, arm.Home, 3, 5_000);
        ClearanceStorm second = new(arm.Description, arm.Home, 3, 5_000);
        first.RunSession();
        second.RunSession();
        Assert.Equal(first.Result, second.Result);
    }

    /// <summary>The storm would see it: without a shield the same wishes run into everything.</summary>
    [Fact]
    public void The_audit_sees_an_arm_without_a_shield_hit_things()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ClearanceAudit audit = new(arm.Description.Body!, StormObstacles.Round(arm.Description.Body!, arm.Home, 0.25), SmallArms.At50Hertz);
        audit.Start(arm.Home);
        Lower(arm, audit);
        Assert.True(audit.Penetrations > 0 && audit.Shortfalls > audit.Penetrations && audit.Speedings > 0);
    }

    private static void Lower(ArmConfiguration arm, ClearanceAudit audit)
    {
        Joints<Radian> pose = arm.Home;
        for (int tick = 0; tick < 50; tick++)
        {
            pose[1] -= 0.03;
            audit.See(pose);
        }
    }

    private static ArmDescription WithJerk(ArmConfiguration arm) => arm.Description with
    {
        Joints = [.. arm.Description.Joints.Select(joint => joint with
        {
            Limits = joint.Limits with { MaxRadiansPerSecondCubed = joint.Limits.MaxRadiansPerSecondSquared / 0.06 },
        })],
    };
}
