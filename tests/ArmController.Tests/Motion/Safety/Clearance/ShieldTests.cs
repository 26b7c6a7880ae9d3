using ArmController.Configuration;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Control;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Clearance;

public sealed class ShieldTests
{
    private static readonly ArmConfiguration Desk = ShippedArms.Load("desk4");

    [Fact]
    public void A_clear_wish_passes_unchanged_and_a_stop_needs_no_look()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Desk.Home);
        arm.Envelope.Admit(Proposal.AtVelocity(Speeds(0.1, 0.1)), out SafeCommand command);
        Assert.Equal(default, command.Trims);
        Assert.Equal(1, arm.Envelope.Shield!.Walks);
        arm.Actuate(command);
        arm.Envelope.Admit(default, out _);
        Assert.Equal(0, arm.Envelope.Shield.Walks);
    }

    [Fact]
    public void Pressed_against_the_table_it_stops_at_the_margin_and_says_why()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Desk.Home);
        ClearanceAudit audit = Audit(arm);
        Trims said = Trims.None;
        for (int tick = 0; tick < 400; tick++)
        {
            said |= Step(arm, audit, Proposal.AtVelocity(Speeds(0, -1))).Union;
        }

        Assert.Equal(Trims.Clearance, said & (Trims.Clearance | Trims.TipSpeed));
        Assert.Equal(0, audit.Shortfalls);
        Assert.InRange(audit.ShortestMetres, StormObstacles.MarginMetres, StormObstacles.MarginMetres + 0.002);
    }

    [Fact]
    public void The_tip_stays_within_its_speed_and_says_why()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Desk.Home, maxTip: 0.1);
        ClearanceAudit audit = Audit(arm, maxTip: 0.1);
        Trims said = Trims.None;
        for (int tick = 0; tick < 60; tick++)
        {
            said |= Step(arm, audit, Proposal.AtVelocity(Speeds(1.5, 0, 1))).Union;
        }

        Assert.Equal(Trims.TipSpeed, said & (Trims.Clearance | Trims.TipSpeed));
        Assert.Equal(0, audit.Speedings);
        Assert.InRange(audit.FastestMetresPerSecond, 0.05, 0.1);
    }

    [Fact]
    public void A_joint_that_carries_nothing_passes_through()
    {
        ArmBody body = new(Desk.Description.Body!.Chain, [], [.. Desk.Description.Body.Capsules.ToArray().Where(capsule => capsule.Lane < 4)]);
        ArmDescription description = Desk.Description with { Body = body, Obstacles = StormObstacles.Round(body, Desk.Home, null) };
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, description, Desk.Home);
        ClearanceAudit audit = new(body, description.Obstacles!, SmallArms.At50Hertz);
        audit.Start(Desk.Home);
        for (int tick = 0; tick < 300; tick++)
        {
            TrimSet trims = Step(arm, audit, Proposal.AtVelocity(Speeds(0, -1.5, 0, 0, tick % 2 == 0 ? 0.1 : -0.1)));
            Assert.Equal(Trims.None, trims[4] & Trims.Clearance);
        }
    }

    [Fact]
    public void It_never_looks_more_often_than_it_may()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Desk.Home, maxTip: 0.2);
        ClearanceAudit audit = Audit(arm, maxTip: 0.2);
        Pcg32 random = new(5, 5);
        int most = 0;
        for (int tick = 0; tick < 20_000; tick++)
        {
            Step(arm, audit, Proposal.AtVelocity(Speeds(Wish(random), Wish(random), Wish(random), Wish(random), Wish(random))));
            most = Math.Max(most, arm.Envelope.Shield!.Walks);
        }

        Assert.InRange(most, 3, ClearanceShield.MostWalks);
        Assert.Equal(0, audit.Shortfalls + audit.Speedings);
    }

    [Fact]
    public void It_allocates_nothing()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = Armed(bus, Desk.Home, maxTip: 0.2);
        Pcg32 random = new(6, 6);
        Proposal[] wishes =
            [.. Enumerable.Range(0, 256).Select(_ => Proposal.AtVelocity(Speeds(Wish(random), Wish(random), Wish(random), Wish(random))))];
        Run(200);
        Assert.Equal(0, ByteCount.Settled(() => Run(20_000)));

        void Run(int ticks)
        {
            for (int tick = 0; tick < ticks; tick++)
            {
                arm.Envelope.Admit(wishes[(tick / 20) & 255], out SafeCommand command);
                arm.Actuate(command);
            }
        }
    }

    [Fact]
    public void Obstacles_that_do_not_fit_the_body_are_refused()
    {
        ArmBody body = Desk.Description.Body!;
        Obstacles sound = StormObstacles.Round(body, Desk.Home, 0.25);
        Obstacles[] broken =
        [
            sound with { MarginMetres = double.NaN },
            sound with { MarginMetres = -0.001 },
            sound with { TableHeightMetres = double.NegativeInfinity },
            sound with { Workspace = new(new(1, 0, 0), new(0, 1, 1)) },
            sound with { KeepOuts = [new("flat", new(default, new(1, 1, 0)))] },
            sound with { SelfPairs = [new("hand", "nose")] },
            sound with { SelfPairs = [new("hand", "hand")] },
            sound with { MaxTipMetresPerSecond = 0 },
        ];
        foreach (Obstacles obstacles in broken)
        {
            Assert.Throws<ArgumentException>(() => new ClearanceShield(body, obstacles, 5, SmallArms.At50Hertz));
        }

        Assert.Throws<ArgumentException>(() => new ClearanceShield(body, sound, 4, SmallArms.At50Hertz));
        Assert.Throws<ArgumentException>(() => new ClearanceShield(body, sound, 5, new Seconds(0)));
    }

    private static double Wish(Pcg32 random) => random.NextDouble(-3, 3);

    private static TrimSet Step(ServoArm arm, ClearanceAudit audit, in Proposal proposal)
    {
        arm.Envelope.Admit(proposal, out SafeCommand command);
        Assert.Equal(BusStatus.Ok, arm.Actuate(command));
        audit.See(command.Position);
        return command.Trims;
    }

    private static ClearanceAudit Audit(ServoArm arm, double? maxTip = null)
    {
        ClearanceAudit audit = new(Desk.Description.Body!, StormObstacles.Round(Desk.Description.Body!, Desk.Home, maxTip), SmallArms.At50Hertz);
        audit.Start(arm.Envelope.Position);
        return audit;
    }

    private static ServoArm Armed(FakeServoBus bus, in Joints<Radian> pose, double? maxTip = null) =>
        Armed(bus, Desk.Description with { Obstacles = StormObstacles.Round(Desk.Description.Body!, Desk.Home, maxTip) }, pose);

    private static ServoArm Armed(FakeServoBus bus, ArmDescription description, in Joints<Radian> pose)
    {
        ServoArm arm = new(description, bus, SmallArms.At50Hertz);
        arm.Open();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(pose));
        return arm;
    }

    private static Joints<RadianPerSecond> Speeds(params double[] radiansPerSecond) => SmallArms.Speed(radiansPerSecond);
}
