using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Drives random arms through the real door with hostile wishes, failing writes and trips, and has every emission audited.
/// One seed, one storm, bit for bit.
/// </summary>
public sealed class EnvelopeStorm : IDisposable
{
    private const int LongestArmTicks = 8192;
    private const int LongestAttackTicks = 256;
    private const int StopCheckTicks = 48;
    private const int TripTicks = 50_000;
    private const int SwitchChance = 4;
    private const int RecoveryChance = 4;
    private const int AttackKinds = (int)StormAttack.Edge + 1;

    private readonly ulong seed;
    private readonly int order;
    private readonly Pcg32 random;
    private readonly StormArms arms;
    private readonly StormWishes wishes;
    private readonly StormLimits limitsToCome;
    private readonly long[] violations = new long[(int)EmissionFault.DrivenAfterTrip + 1];
    private readonly long[] refusals = new long[(int)EnvelopeRule.StopBeyondRollOut + 1];
    private readonly long[] attackTicks = new long[AttackKinds];
    private readonly StormAttack[] attacks = new StormAttack[Joints<Radian>.Capacity];
    private readonly bool[] up = new bool[Joints<Radian>.Capacity];

    private readonly NarrowedAudit narrowed = new();

    private ArmDescription description = null!;
    private ServoArm arm = null!;
    private StormBus bus = null!;
    private EmissionAudit? audit;
    private Proposal proposal;
    private Joints<Radian> angles;
    private Joints<RadianPerSecond> speeds;
    private int armTicksLeft;
    private int attackTicksLeft;
    private long ticks;
    private long jointTicks;
    private long armCount;
    private long stopChecks;
    private long longestStop;
    private long degraded;
    private long trips;
    private long monitorTrips;
    private long switches;
    private long recoveries;

    /// <summary>A storm that has not begun.</summary>
    /// <param name="seed">Seed of everything that happens in it.</param>
    /// <param name="order">2 for arms without a limit of jerk, 3 for arms with one.</param>
    public EnvelopeStorm(ulong seed, int order = 2)
    {
        this.seed = seed;
        this.order = order;
        random = new Pcg32(seed, 0);
        arms = new StormArms(random, order == 3);
        wishes = new StormWishes(random);
        limitsToCome = new StormLimits(random);
    }

    /// <summary>What it has done and found so far.</summary>
    public StormResult Result
    {
        get
        {
            long[] found = [.. violations];
            AddTo(found);
            narrowed.AddTo(found);
            long checks = stopChecks + (audit?.StopChecks ?? 0) + (narrowed.Judge?.StopChecks ?? 0);
            long longest = Math.Max(longestStop, audit?.LongestStopTicks ?? 0);
            return new(
                seed, order, ticks, jointTicks, armCount, checks, longest, degraded, trips, monitorTrips, switches, narrowed.Rests, recoveries,
                [.. found], [.. refusals], [.. attackTicks]);
        }
    }

    /// <summary>Goes on for so many ticks.</summary>
    public void Run(long count)
    {
        for (long i = 0; i < count; i++)
        {
            if (armTicksLeft-- == 0)
            {
                NextArm();
            }

            if (attackTicksLeft-- == 0)
            {
                NextAttack();
            }

            Tick();
        }
    }

    /// <summary>Lets the last arm go.</summary>
    public void Dispose()
    {
        arm?.Dispose();
        bus?.Dispose();
    }

    private void Tick()
    {
        ticks++;
        jointTicks += description.Joints.Length;
        Wish();

        // Somebody trips now and then: before the answer, or between the answer and the wire.
        int trip = random.NextInt(TripTicks);
        if (trip == 0)
        {
            arm.Interlock.Trip(TripReason.Operator);
        }

        arm.Envelope.Admit(proposal, out SafeCommand command);
        if (trip == 1)
        {
            arm.Interlock.Trip(TripReason.Operator);
        }

        BusStatus status = arm.Actuate(command);
        if (arm.Interlock.State != InterlockState.Armed)
        {
            trips++;
            monitorTrips += arm.Interlock.Reason == TripReason.MonitorRefused ? 1 : 0;
            audit!.SeeTripped(bus.Driven);
            Rearm();
            return;
        }

        if (status == BusStatus.Ok)
        {
            audit!.See(command.Position, bus.Last);
            angles = command.Position;
            speeds = command.Velocity;
            narrowed.See(arm.Envelope, bus.Last);
        }
        else
        {
            degraded++;
        }

        // A stop under less jerk may swing back where one under more would not yet rest: each is looked at by the limits that hold.
        if (ticks % StopCheckTicks == 0 && !narrowed.IsPending)
        {
            (narrowed.Judge ?? audit!).CheckStop();
        }
    }

    private void Wish()
    {
        for (int i = 0; i < description.Joints.Length; i++)
        {
            attackTicks[(int)attacks[i]]++;
            ref readonly JointLimits limits = ref narrowed.Of(i);
            if (proposal.Kind == ProposalKind.Target)
            {
                proposal.Target[i] = wishes.Angle(attacks[i], limits, angles[i], ticks, ref up[i]);
            }
            else
            {
                proposal.Velocity[i] = wishes.Speed(attacks[i], limits, arm.Envelope.Period, angles[i], speeds[i], ticks, ref up[i]);
            }
        }
    }

    private void NextAttack()
    {
        attackTicksLeft = random.NextInt(LongestAttackTicks);
        bus.Flaky = random.NextInt(16) == 0;

        // Mostly real kinds; now and then none, or a byte that is no kind at all.
        int draw = random.NextInt(32);
        proposal.Kind = draw switch
        {
            0 => ProposalKind.None,
            1 => (ProposalKind)random.NextInt(256),
            < 17 => ProposalKind.Velocity,
            _ => ProposalKind.Target,
        };
        for (int i = 0; i < attacks.Length; i++)
        {
            attacks[i] = (StormAttack)random.NextInt(AttackKinds);
            up[i] = random.NextInt(2) == 0;
        }

        if (random.NextInt(SwitchChance) == 0)
        {
            SwitchLimits();
        }
    }

    private void SwitchLimits()
    {
        JointLimits[] wanted = limitsToCome.Draw(description, arm.Envelope.Period.Value);
        if (!arm.SwitchLimits(wanted))
        {
            return;
        }

        switches++;
        Forget();
        narrowed.Ask(description, wanted, arm.Envelope.Period);

        // Half of them come to rest, where the others stop at the latest anyway.
        proposal.Kind = random.NextInt(2) == 0 ? ProposalKind.None : proposal.Kind;
    }

    private void Forget()
    {
        narrowed.AddTo(violations);
        stopChecks += narrowed.Judge?.StopChecks ?? 0;
        narrowed.Forget(description);
    }

    private void NextArm()
    {
        if (audit is not null)
        {
            Forget();
        }

        AddTo(violations);
        stopChecks += audit?.StopChecks ?? 0;
        longestStop = Math.Max(longestStop, audit?.LongestStopTicks ?? 0);
        Seconds period;
        do
        {
            description = arms.Draw(out period);
        }
        while (IsRefused(description, period));

        Dispose();
        bus = new StormBus(random);
        arm = new ServoArm(description, bus, period);
        audit = new EmissionAudit(description, period);
        armTicksLeft = random.NextInt(LongestArmTicks);
        attackTicksLeft = 0;
        armCount++;
        Rearm();
    }

    private bool IsRefused(ArmDescription candidate, Seconds period)
    {
        foreach (EnvelopeFault fault in EnvelopeRules.Check(candidate, period))
        {
            if (fault.IsHard)
            {
                refusals[(int)fault.Rule]++;
                return true;
            }
        }

        return false;
    }

    private void Rearm()
    {
        Forget();
        arm.Interlock.Reset();
        arm.Open();
        ArmingAnswer armed = ArmingAnswer.PoseOutsideLimits;
        if (random.NextInt(RecoveryChance) == 0)
        {
            armed = arm.Arm(arms.Pose(description, mayBeOutside: true), mayRecover: true);
            recoveries += armed == ArmingAnswer.Armed ? 1 : 0;
        }

        // A servo does not reach every pose outside.
        armed = armed == ArmingAnswer.PoseOutsideLimits ? arm.Arm(arms.Pose(description, mayBeOutside: false)) : armed;
        monitorTrips += armed == ArmingAnswer.MonitorRefused ? 1 : 0;
        angles = arm.Envelope.Position;
        speeds = default;
        audit!.StartRecovering(angles);
    }

    private void AddTo(long[] totals)
    {
        for (int i = 0; audit is not null && i < totals.Length; i++)
        {
            totals[i] += audit.Count((EmissionFault)i);
        }
    }
}
