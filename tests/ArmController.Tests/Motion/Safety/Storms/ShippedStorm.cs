using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Storms;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Storms;

/// <summary>A storm around a shipped arm.</summary>
internal static class ShippedStorm
{
    /// <summary>Its result after so many ticks; of order 3 the arm has limits of jerk too.</summary>
    public static ClearanceStormResult Run(string name, int order, int ticks)
    {
        ArmConfiguration arm = ShippedArms.Load(name);
        ClearanceStorm storm = new(order == 3 ? WithJerk(arm) : arm.Description, arm.Home, 20261124, ticks);
        Assert.True(storm.HasRoom);
        while (!storm.IsOver)
        {
            storm.RunSession();
        }

        return storm.Result;
    }

    private static ArmDescription WithJerk(ArmConfiguration arm) => arm.Description with
    {
        Joints = [.. arm.Description.Joints.Select(joint => joint with
        {
            Limits = joint.Limits with { MaxRadiansPerSecondCubed = joint.Limits.MaxRadiansPerSecondSquared / 0.06 },
        })],
    };
}
