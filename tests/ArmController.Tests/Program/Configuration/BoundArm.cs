using System.Globalization;
using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

/// <summary>Everything that an arm's files were bound to, as one text to compare to the last bit.</summary>
internal static class BoundArm
{
    public static string Of(Checked<ArmConfiguration> read)
    {
        Assert.True(read.TryGet(out ArmConfiguration? arm), string.Join('\n', read.Faults));
        ArmDescription description = arm.Description;
        List<string> parts = [.. description.Joints.Select(joint => $"{joint}")];
        for (int i = 0; i < description.Chain.Count; i++)
        {
            parts.Add($"{description.Chain.Joints[i]}");
        }

        parts.Add($"{description.Chain.TipOffset} {description.Chain.TipRotation}");
        foreach (BodyCapsule capsule in description.Body!.Capsules)
        {
            parts.Add($"{capsule}");
        }

        foreach (BodyJoint joint in description.Body.Joints)
        {
            parts.Add($"{joint}");
        }

        parts.Add(string.Join(' ', arm.Outputs));
        for (int i = 0; i < arm.LaneCount; i++)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"home {arm.Home[i]:R}, park {arm.Park[i]:R}"));
        }

        return string.Join('\n', parts);
    }
}
