using ArmController.Motion.Monitoring;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>The monitor is a second opinion only while it shares nothing with the first; the built assembly shows that it does not.</summary>
public sealed class DiverseMonitorTests
{
    private const string Space = "ArmController.Motion.Monitoring";

    private static readonly string Motion = ProductTree.AssemblyOf("ArmController.Motion");

    [Fact]
    public void Of_all_the_house_the_monitor_names_only_the_counts()
    {
        string[] foreign = [.. TypeScan.Of(Motion, Space)
            .Where(name => name.StartsWith("ArmController", StringComparison.Ordinal) && !name.StartsWith(Space + ".", StringComparison.Ordinal))];
        Assert.Equal([typeof(ServoCounts).FullName!], foreign);
    }

    [Fact]
    public void Only_the_monitor_beats_the_heart()
    {
        CallSite[] beats = [.. ProductTree.Projects.Keys.Select(ProductTree.AssemblyOf).SelectMany(CallScan.Of)
            .Where(site => site.CalleeType == typeof(IHeartbeat).FullName && site.Callee == nameof(IHeartbeat.Toggle))];
        CallSite beat = Assert.Single(beats);
        Assert.Equal(typeof(CountMonitor).FullName, beat.CallerType);
    }

    [Fact]
    public void The_scan_finds_what_is_known_to_be_there()
    {
        IReadOnlySet<string> named = TypeScan.Of(Motion, "ArmController.Motion.Servo");
        Assert.Contains("ArmController.Motion.Safety.Envelope", named);
        Assert.Contains("ArmController.Motion.Safety.SafeCommand", named);
        Assert.Contains("ArmController.Motion.Safety.TripReason", named);
        Assert.Contains("ArmController.Numerics.StateWriter", named);
        Assert.Contains("ArmController.Motion.Arm.JointDescription", named);
        Assert.Contains("System.Runtime.CompilerServices.InlineArrayAttribute", named);
        Assert.Contains("ArmController.Motion.Monitoring.CountMonitor", named);
    }
}
