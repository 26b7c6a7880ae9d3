using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>A million random events: whatever the order, no way to motion leads past a check.</summary>
public sealed class ModeMachineStormTests(ITestOutputHelper output)
{
    private const int Events = 1_000_000;

    private readonly ulong seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray());

    [Fact]
    public void No_way_to_motion_leads_past_a_check()
    {
        output.WriteLine($"seed {seed}");
        int[] visits = new int[9];
        string? complaint = ModeStorm.Run(seed, Events, visits);
        Assert.True(complaint is null, $"seed {seed}, {complaint}");
        output.WriteLine(string.Join(", ", Enum.GetValues<Mode>().Select(mode => $"{mode} {visits[(int)mode]}")));
        Assert.All(visits, count => Assert.True(count > 500, $"seed {seed}: {string.Join(' ', visits)}"));
    }
}
