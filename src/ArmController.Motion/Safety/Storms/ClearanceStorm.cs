using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Drives one arm among obstacles through the real door, with hostile wishes and failing writes and with moves from rest to rest in turn, and has
/// the clearance of every emission audited, and of the stop from it now and then. One seed, one storm, bit for bit.
/// </summary>
/// <remarks>
/// The stops that are looked at now and then are the audit's own (<see cref="AuditStop"/>) and not what the product would do;
/// what the product does is audited like any emission, after each hostile time and each move and wherever writes are lost.
/// Meanwhile limits are switched, in motion too.
/// </remarks>
public sealed class ClearanceStorm
{
    private const double MaxTip = 0.25;
    private const int SessionTicks = 20_000;
    private const int HostileTicks = 2_000;
    private const int LongestAttackTicks = 256;
    private const int StopCheckTicks = 64;
    private const int MovesInTurn = 6;
    private const int SwitchChance = 8;
    private const int AttackKinds = (int)StormAttack.Edge + 1;

    private readonly ArmDescription bare;
    private readonly ArmBody body;
    private readonly Joints<Radian> home;
    private readonly Pcg32 random;
    private readonly StormWishes wishes;
    private readonly StormLimits limitsToCome;
    private readonly JointLimits[] own;
    private readonly StormTotals totals = new();
    private readonly StormAttack[] attacks = new StormAttack[Joints<Radian>.Capacity];
    private readonly bool[] up = new bool[Joints<Radian>.Capacity];
    private readonly long mostTicks;

    /// <summary>A storm that has not begun.</summary>
    /// <param name="arm">The arm, with its body; what it must stay clear of is the storm's own.</param>
    /// <param name="home">A pose that is clear.</param>
    /// <param name="seed">Seed of everything that happens.</param>
    /// <param name="ticks">Ticks it is to last.</param>
    /// <exception cref="ArgumentException">The arm has no body.</exception>
    public ClearanceStorm(ArmDescription arm, in Joints<Radian> home, ulong seed, long ticks)
    {
        ArgumentNullException.ThrowIfNull(arm);
        body = arm.Body ?? throw new ArgumentException("The arm has no body.", nameof(arm));
        bare = arm with { Obstacles = null };
        this.home = home;
        mostTicks = ticks;
        random = new Pcg32(seed, 1);
        wishes = new StormWishes(random);
        limitsToCome = new StormLimits(random);
        own = new JointLimits[arm.Joints.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = arm.Joints[i].Limits;
        }
    }

    /// <summary>True when home is clear of everything, with twice the margin; else there would be no end to looking for poses.</summary>
    public bool HasRoom =>
        new ClearanceProbe(body, StormObstacles.Round(body, home, null)).Shortest(home, out _) >= 2 * StormObstacles.MarginMetres;

    /// <summary>True when it has lasted as long as it was to.</summary>
    public bool IsOver => totals.Ticks >= mostTicks;

    /// <summary>What it has done and found so far.</summary>
    public ClearanceStormResult Result => totals.Result(bare.Name, StormObstacles.MarginMetres, MaxTip);

    /// <summary>Goes on with one session: one period, with or without a limit of the tip's speed.</summary>
    public void RunSession()
    {
        bool limitsTip = (totals.Sessions++ & 1) == 0;
        Seconds period = new((totals.Sessions & 2) == 0 ? 0.005 : 0.02);
        Obstacles obstacles = StormObstacles.Round(body, home, limitsTip ? MaxTip : null);
        ArmDescription shielded = bare with { Obstacles = obstacles };
        using StormBus bus = new(random);
        using ServoArm arm = new(shielded, bus, period);
        StormRig rig = new(arm, bus, new ClearanceAudit(body, obstacles, period), new EmissionAudit(shielded, period), totals, limitsTip);
        arm.Open();
        arm.Arm(ClearPose(rig));
        rig.Start();
        for (long end = Math.Min(totals.Ticks + SessionTicks, mostTicks); totals.Ticks < end;)
        {
            Attack(rig, Math.Min(HostileTicks, end - totals.Ticks));
            rig.Rest();
            for (int i = 0; i < MovesInTurn && totals.Ticks < end; i++)
            {
                Move(rig, obstacles, period, limitsTip);
            }
        }

        rig.AddUp();
    }

    private void Attack(StormRig rig, long ticks)
    {
        Proposal proposal = default;
        int left = 0;
        for (long tick = 0; tick < ticks; tick++)
        {
            if (left-- == 0)
            {
                left = random.NextInt(LongestAttackTicks);
                rig.Bus.Flaky = random.NextInt(16) == 0;
                proposal.Kind = random.NextInt(2) == 0 ? ProposalKind.Velocity : ProposalKind.Target;
                if (random.NextInt(SwitchChance) == 0)
                {
                    // Half of them come to rest, where the limits hold at the latest and stops can be looked at again.
                    rig.SwitchLimits(limitsToCome.Draw(bare, rig.Arm.Envelope.Period.Value));
                    proposal.Kind = random.NextInt(2) == 0 ? ProposalKind.None : proposal.Kind;
                }

                for (int i = 0; i < attacks.Length; i++)
                {
                    attacks[i] = (StormAttack)random.NextInt(AttackKinds);
                    up[i] = random.NextInt(2) == 0;
                }
            }

            for (int i = 0; i < bare.Joints.Length; i++)
            {
                ref readonly JointLimits limits = ref rig.LimitsOf(i);
                proposal.Target[i] = wishes.Angle(attacks[i], limits, rig.Angles[i], tick, ref up[i]);
                proposal.Velocity[i] = wishes.Speed(attacks[i], limits, rig.Arm.Envelope.Period, rig.Angles[i], rig.Speeds[i], tick, ref up[i]);
            }

            rig.Tick(proposal);
            if (tick % StopCheckTicks == 0)
            {
                rig.CheckStop();
            }
        }

        // The moves that follow are timed against an arm that has all of its own limits.
        rig.Bus.Flaky = false;
        rig.SwitchLimits(own);
    }

    private void Move(StormRig rig, Obstacles obstacles, Seconds period, bool limitsTip)
    {
        Joints<Radian> target = ClearPose(rig);
        long free = Alone(rig.Angles, target, obstacles, period, limitsTip, out bool isClear);
        long most = (3 * free) + (long)(1 / period.Value);
        long taken = rig.MoveTo(target, most);
        bool arrived = taken < most;
        totals.Count(isClear, arrived, free, taken);
        rig.Rest();
    }

    // The same move without a shield, and whether it would have needed one.
    private long Alone(in Joints<Radian> start, in Joints<Radian> target, Obstacles obstacles, Seconds period, bool limitsTip, out bool isClear)
    {
        using StormBus bus = new(random);
        using ServoArm arm = new(bare, bus, period);
        ClearanceAudit audit = new(body, obstacles, period);
        arm.Open();
        arm.Arm(start);
        audit.Start(start);
        Proposal proposal = Proposal.Towards(target);
        long ticks = 0;
        while (!StormRig.IsThere(arm.Envelope, target) && ticks < StopPolicy.MostTicks)
        {
            arm.Envelope.Admit(proposal, out SafeCommand command);
            arm.Actuate(command);
            audit.See(command.Position);
            ticks++;
        }

        isClear = audit.Shortfalls == 0 && (!limitsTip || audit.Speedings == 0);
        return ticks;
    }

    private Joints<Radian> ClearPose(StormRig rig)
    {
        while (true)
        {
            Joints<Radian> pose = default;
            for (int i = 0; i < bare.Joints.Length; i++)
            {
                JointLimits limits = bare.Joints[i].Limits;
                pose[i] = Math.Clamp(random.NextDouble(limits.MinRadians, limits.MaxRadians), limits.MinRadians, limits.MaxRadians);
            }

            if (rig.Audit.ShortestAt(pose, 1) >= StormObstacles.MarginMetres)
            {
                return pose;
            }
        }
    }
}
