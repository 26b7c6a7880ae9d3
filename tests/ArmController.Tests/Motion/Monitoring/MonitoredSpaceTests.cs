using System.Diagnostics;
using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Control;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>The arm hits things because its envelope was not told of them; the monitor was.</summary>
public sealed class MonitoredSpaceTests
{
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void What_a_broken_shield_lets_through_is_refused_before_it_is_deeper_than_rounding(string name)
    {
        ArmConfiguration arm = ShippedArms.Load(name);
        ArmBody body = arm.Description.Body!;
        Obstacles obstacles = StormObstacles.Round(body, arm.Home, null) with { SelfPairs = [] };
        ClearanceProbe probe = new(body, obstacles);
        Pcg32 random = new(20261124, 7);
        HashSet<MonitorVerdict> why = [];
        int refused = 0;
        double deepest = double.PositiveInfinity;
        for (int trial = 0; trial < 200; trial++)
        {
            using FakeServoBus bus = new();
            using ServoArm blind = new(arm.Description with { Obstacles = null }, bus, SmallArms.At50Hertz);
            CountMonitor monitor = new(MonitorPlans.Of(arm.Description with { Obstacles = obstacles }, SmallArms.At50Hertz));
            blind.Open();
            blind.Arm(arm.Home);
            Joints<Radian> target = ShippedArms.Pose(arm.Description, random);
            bool hit = false;
            blind.Envelope.CountsHere(out ServoCounts home);
            Assert.True(monitor.Place(home));
            for (int tick = 0; tick < 200 && !hit; tick++)
            {
                blind.Envelope.Admit(Proposal.Towards(target), out SafeCommand command);
                Assert.Equal(BusStatus.Ok, blind.Actuate(command));
                hit = monitor.Judge(bus.Outputs) != MonitorVerdict.Good;
                monitor.Written();
                double clear = probe.Shortest(Angles(arm.Description, bus), out string between);
                Assert.True(hit || clear >= Least(arm.Description), $"trial {trial}, tick {tick}: {between} {clear}");
                Assert.True(!hit || clear < obstacles.MarginMetres, $"trial {trial}, tick {tick}: {monitor.Verdict}, {between} {clear}");
                deepest = hit ? deepest : Math.Min(deepest, clear);
            }

            refused += hit ? 1 : 0;
            why.Add(monitor.Verdict);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{refused} refused, nearest written {deepest * 1000:0.00} mm, promised {Least(arm.Description) * 1000:0.00} mm");
        Assert.True(refused > 20, $"{refused}");
        Assert.Contains(MonitorVerdict.Table, why);
        Assert.DoesNotContain(MonitorVerdict.Speed, why);
    }

    /// <summary>The product's own door tells the monitor what there is to keep clear of.</summary>
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void The_door_feeds_the_monitor_and_at_rest_it_agrees(string name)
    {
        ArmConfiguration arm = ShippedArms.Load(name);
        ArmDescription description = arm.Description with { Obstacles = StormObstacles.Round(arm.Description.Body!, arm.Home, null) };
        using FakeServoBus bus = new();
        using ServoArm shielded = new(description, bus, SmallArms.At50Hertz);
        using ServoArm bare = new(arm.Description, bus, SmallArms.At50Hertz);
        Assert.True(shielded.Monitor.StateLength > bare.Monitor.StateLength);
        CountMonitor watching = shielded.Monitor;
        CountMonitor joints = bare.Monitor;
        shielded.Open();
        Assert.Equal(ArmingAnswer.Armed, shielded.Arm(arm.Home));
        shielded.Envelope.Admit(default, out SafeCommand command);
        Assert.Equal(BusStatus.Ok, shielded.Actuate(command));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {Time(watching, bus.Outputs):0} ns with links, {Time(joints, bus.Outputs):0} ns joints only");
    }

    private static double Time(CountMonitor monitor, ServoCounts counts)
    {
        const int Calls = 20_000;
        Assert.True(monitor.Place(counts));
        double best = double.PositiveInfinity;
        for (int round = 0; round < 20; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++)
            {
                Assert.True(monitor.Judge(counts) == MonitorVerdict.Good);
                monitor.Written();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls);
        }

        return best;
    }

    private static Joints<Radian> Angles(ArmDescription arm, FakeServoBus bus)
    {
        Joints<Radian> angles = default;
        for (int i = 0; i < arm.Joints.Length; i++)
        {
            angles[i] = arm.Joints[i].Calibration.ToRadians(bus.Outputs[i]);
        }

        return angles;
    }

    // The margin, less a count of every joint, less what points a radius apart miss of an edge.
    private static double Least(ArmDescription arm)
    {
        double least = StormObstacles.MarginMetres;
        foreach (BodyCapsule capsule in arm.Body!.Capsules)
        {
            double clear = StormObstacles.MarginMetres - (capsule.Lane < 0 ? 0 : 0.14 * (capsule.Shape.RadiusMetres + StormObstacles.MarginMetres));
            for (int lane = 0; lane < arm.Body.Joints.Length; lane++)
            {
                clear -= arm.Body.LeverMetres(lane, capsule) / Math.Abs(arm.Joints[lane].Calibration.CountsPerRadian);
            }

            least = Math.Min(least, clear);
        }

        return least;
    }
}
