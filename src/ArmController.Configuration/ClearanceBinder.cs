using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Configuration;

/// <summary>Turns a checked clearance section into obstacles: millimetres to metres, lists of links to pairs.</summary>
internal static class ClearanceBinder
{
    /// <summary>Link name of what the gripper holds.</summary>
    public const string Payload = "payload";

    /// <summary>The body with what the gripper holds.</summary>
    public static ArmBody Body(ArmBody body, ClearanceSection section)
    {
        if (section.PayloadRadiusMm is not { } radius)
        {
            return body;
        }

        SerialChain chain = body.Chain;
        BodyCapsule ball = new(Payload, chain.Count - 1, new(chain.TipOffset, chain.TipOffset, radius / 1000));
        ImmutableArray<BodyJoint> beside = [.. body.Joints[chain.Count..]];
        return new(chain, beside, [.. body.Capsules, ball]);
    }

    /// <summary>The obstacles.</summary>
    /// <param name="section">The section.</param>
    /// <param name="body">The body it is for.</param>
    public static Obstacles Obstacles(ClearanceSection section, ArmBody body) => new(
        section.MarginMm / 1000,
        section.TableHeightMm / 1000,
        section.Workspace is { } workspace ? Box(workspace) : null,
        [.. (section.KeepOut ?? []).Select(keepOut => new KeepOut(keepOut.Key, Box(keepOut.Value)))],
        Pairs(section, body),
        section.MaxTipMmPerS / 1000);

    /// <summary>The pairs of links to keep apart: those that are listed, or else all but neighbours and what is to be ignored.</summary>
    public static ImmutableArray<LinkPair> Pairs(ClearanceSection section, ArmBody body)
    {
        if (section.SelfPairs is { } written)
        {
            return Spread(written);
        }

        ImmutableArray<LinkPair> ignored = Spread(section.IgnorePairs ?? []);
        return [.. SelfPairs.Movable(body).Where(pair => !ignored.Contains(pair) && !ignored.Contains(new(pair.Second, pair.First)))];
    }

    private static ImmutableArray<LinkPair> Spread(Dictionary<string, string[]> pairs) =>
        [.. pairs.SelectMany(pair => pair.Value.Select(other => new LinkPair(pair.Key, other)))];

    private static AxisBox Box(BoxSection box) =>
        new(new(box.MinXMm / 1000, box.MinYMm / 1000, box.MinZMm / 1000), new(box.MaxXMm / 1000, box.MaxYMm / 1000, box.MaxZMm / 1000));
}
