using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>What every change of limits and every way back into them must pass, and then what every limiter must.</summary>
public static class LimitsTrial
{
    private static readonly JointLimits Wide = new(-1.5, 1.5, 3, 15);
    private static readonly CountCalibration Line = new(-1.5, 700, 1.5, 2300, 515, 2485);

    /// <summary>The first property that fails, or null.</summary>
    public static string? Properties(ulong seed)
    {
        string? broken = Refusals() ?? Longest() ?? Turns(seed) ?? Debt() ?? Shielded() ?? Kept(seed);
        foreach (double jerk in (ReadOnlySpan<double>)[double.PositiveInfinity, 150])
        {
            string order = double.IsInfinity(jerk) ? "order 2" : "order 3";
            broken ??= Old(jerk, seed) is { } old ? $"{old} ({order})" : null;
            broken ??= Back(jerk, seed) is { } back ? $"{back} ({order})" : null;
            broken ??= TwiceBack(jerk) is { } twice ? $"{twice} ({order})" : null;
        }

        return broken ?? LimiterTrial.Properties(seed);
    }

    // Each limit on its own, wider than the arm's.
    private static string? Refusals()
    {
        JointLimits own = Wide with { MaxRadiansPerSecondCubed = 150 };
        JointLimits[] wider =
        [
            own with { MinRadians = -1.6 },
            own with { MaxRadians = 1.6 },
            own with { MaxRadiansPerSecond = 3.1 },
            own with { MaxRadiansPerSecondSquared = 16 },
            own with { MaxRadiansPerSecondCubed = 160 },
        ];
        BareLimiter arm = At(own, 0);
        return wider.Any(limits => arm.Envelope.SwitchLimits([limits])) ? "wider limits are taken" : null;
    }

    // V / A + 3 (A / J) + 8 ticks: 4,096 are rolled out, and one more is too long.
    private static string? Longest()
    {
        const double Unit = 1.0 / (1L << 40);
        JointLimits Slow(int ticks) => new(
            -16,
            16,
            (((ticks - 38) * 1048576.0) + 0.5) * Unit * 64,
            1048576.5 * Unit * 64 * 64,
            100000.5 * Unit * 64 * 64 * 64);
        bool IsTooLong(int ticks) => EnvelopeRules.Check(SmallArms.Of(1, Slow(ticks), new(-16, 600, 16, 2400, 500, 2500)), new Seconds(1.0 / 64))
            .Any(fault => fault.Rule == EnvelopeRule.StopBeyondRollOut);
        return IsTooLong(4096) || !IsTooLong(4097) ? "a stop of more ticks than are rolled out is accepted" : null;
    }

    // In no second more than twice as often as in a second, whatever is wished, when stops can turn round too.
    private static string? Turns(ulong seed)
    {
        Pcg32 random = new(seed, 14);
        BareLimiter arm = new(
            SmallArms.Of(1, Wide with { MaxRadiansPerSecondCubed = 150 }, Line) with { MaxReversalsPerSecond = 1 }, SmallArms.At50Hertz);
        arm.Place(default);
        Queue<int> turns = [];
        int last = 0;
        double wish = 3;
        for (int tick = 0; tick < 4000; tick++)
        {
            wish = random.NextInt(4) == 0 ? -Math.Sign(wish) * random.NextDouble(0.1, 3) : wish;
            arm.Step(Proposal.AtVelocity(SmallArms.Speed(wish)));
            int direction = Math.Sign(arm.Envelope.LastStep[0]);
            if (direction != 0 && last != 0 && direction != last)
            {
                turns.Enqueue(tick);
            }

            last = direction != 0 ? direction : last;
            while (turns.TryPeek(out int turn) && turn <= tick - 50)
            {
                turns.Dequeue();
            }

            if (turns.Count > 2)
            {
                return "a joint turns round too often in a second";
            }
        }

        return null;
    }

    // One a second, at 50 Hz: the first is paid for, the other two are forced, and 150 ticks pay for them and for the next.
    private static string? Debt()
    {
        JointBounds bounds = JointBounds.From(Wide, SmallArms.At50Hertz);
        ReversalBudget budget = new(1, 0.02);
        foreach (int step in (ReadOnlySpan<int>)[1, -1, 1, -1])
        {
            budget.Spend(step);
        }

        int waited = 0;
        while (budget.Forbids(bounds, default, 1) && waited < 1000)
        {
            budget.Spend(0);
            waited++;
        }

        return waited is < 140 or > 150 ? "a debt of turning round is not paid back" : null;
    }

    // Where a shield counts on the way to rest, other limits wait for it.
    private static string? Shielded()
    {
        JointBounds hard = JointBounds.From(Wide, SmallArms.At50Hertz);
        LaneLimits limits = new(onlyAtRest: true);
        LaneState state = new(0, 0, 0);
        limits.Place(hard, 0);
        state = state.After(hard.A);
        limits.SwitchTo(hard with { A = hard.A / 2 }, state);
        bool waited = limits.InForce == hard && limits.IsSwitching;
        state = state.After(hard.A * 2 / 3);
        limits.Settle(state);
        waited &= limits.InForce == hard && limits.IsSwitching;
        state = state.After(0).After(0);
        limits.Settle(state);
        return waited && limits.InForce.A == hard.A / 2 && !limits.IsSwitching ? null : "a shielded joint changes its limits while it moves";
    }

    // On the way back too, what is in force is always something the joint can keep.
    private static string? Kept(ulong seed)
    {
        Pcg32 random = new(seed, 12);
        JointBounds bounds = new(-1_000_000, 1_000_000, 3_000, 40, 6);
        for (int trial = 0; trial < 200; trial++)
        {
            LaneLimits limits = new(onlyAtRest: false);
            LaneState state = new(1_100_000, 0, 0);
            limits.Place(bounds, state.Q);
            for (int tick = 0; tick < 500 && limits.IsRecovering; tick++)
            {
                state = state.After(LaneStep.AtVelocity(limits.InForce, state, random.NextInt(3) == 0 ? 300 : -300, 1, out _));
                limits.Settle(state);
                if (!StopPolicy.Keeps(limits.InForce, state))
                {
                    return "recovery asks for what cannot be kept";
                }
            }
        }

        return null;
    }

    // Old limits hold until the new ones do, and then the new ones, judged like any arm's own.
    private static string? Old(double jerk, ulong seed)
    {
        Pcg32 random = new(seed, 10);
        JointLimits wide = Wide with { MaxRadiansPerSecondCubed = jerk };
        for (int trial = 0; trial < 200; trial++)
        {
            double low = random.NextDouble(-1.4, 0.6);
            JointLimits narrow = new(low, low + random.NextDouble(0.2, 0.8), random.NextDouble(0.1, 1.9), random.NextDouble(1, 15), jerk);
            BareLimiter arm = At(wide, (low + narrow.MaxRadians) / 2);
            EmissionAudit after = new(SmallArms.Of(1, narrow, Line), SmallArms.At50Hertz);
            bool switched = false;
            for (int i = 0; i < 160; i++)
            {
                if (i == 8 && !arm.Envelope.SwitchLimits([narrow]))
                {
                    return "narrower limits are refused";
                }

                SafeCommand command = arm.Step(random.NextInt(2) == 0
                    ? Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-4, 4)))
                    : Proposal.Towards(SmallArms.Pose(random.NextDouble(-2, 2))));
                arm.CheckStop();
                bool rests = arm.Envelope.LastStep[0] == 0 && arm.Envelope.LastChange[0] == 0;
                if (switched)
                {
                    after.See(arm.Envelope.Position, command.Counts);
                    after.CheckStop();
                }
                else if (i >= 8 && rests && arm.Position >= narrow.MinRadians && arm.Position <= narrow.MaxRadians)
                {
                    switched = true;
                    after.Start(arm.Envelope.Position);
                }
            }

            if (arm.Audit.Total > 0 || after.Total > after.Count(EmissionFault.Pulse) + after.Count(EmissionFault.PulseOff))
            {
                return arm.Audit.Total > 0 ? "a change of limits breaks the old ones" : "narrower limits do not hold";
            }
        }

        return null;
    }

    // From outside on either side, in recovery's own limits and never farther out than the hardest stop within them leads.
    private static string? Back(double jerk, ulong seed)
    {
        Pcg32 random = new(seed, 11);
        JointLimits limits = Wide with { MaxRadiansPerSecondCubed = jerk };
        double gentle = 15.0 / 4;
        for (int trial = 0; trial < 120; trial++)
        {
            int side = trial % 2 == 0 ? 1 : -1;
            BareLimiter arm = At(limits, side * random.NextDouble(1.51, 1.8));
            AuditStop stop = new([Ticks(gentle, 2)], [double.IsInfinity(jerk) ? AuditStop.NoLimit : Ticks(jerk / 2, 3)]);
            double jolt = double.IsInfinity(jerk) ? jerk : (jerk / 2 * 0.000008) + 1e-9;
            double bound = side * arm.Position;
            double before = 0;
            for (int i = 0; i < 400 && bound > 1.5; i++)
            {
                int kind = random.NextInt(3);
                arm.Step(kind == 0 ? default : Proposal.AtVelocity(SmallArms.Speed(side * random.NextDouble(-9, 4))));
                if (side * arm.Position > bound + 1e-10)
                {
                    return "recovery leads outward";
                }

                if (Math.Abs(arm.Velocity) > 0.3 + 1e-9 || Math.Abs(arm.Envelope.LastChange[0]) > (gentle * 0.0004) + 1e-9
                    || Math.Abs(arm.Envelope.LastChange[0] - before) > jolt)
                {
                    return "recovery is fast, or jolts";
                }

                before = arm.Envelope.LastChange[0];
                double peak = side * arm.Position;
                stop.Begin([Exact(arm.Position)], [Exact(arm.Envelope.LastStep[0])], [Exact(arm.Envelope.LastChange[0])]);
                while (stop.Next(out Joints<Radian> at))
                {
                    peak = Math.Max(peak, side * at[0]);
                }

                bound = Math.Min(bound, peak);
            }
        }

        return null;
    }

    // Other limits on the way back, which allow less deceleration, wait until the joint rests.
    private static string? TwiceBack(double jerk)
    {
        JointLimits limits = Wide with { MaxRadiansPerSecondCubed = jerk };
        JointLimits other = new(1.2, 1.5, 0.9, 2, double.IsInfinity(jerk) ? jerk : 40);
        for (int before = 1; before < 30; before++)
        {
            BareLimiter arm = At(limits, 1.7);
            double last = 1.7;
            for (int i = 0; i < 120; i++)
            {
                if (i == before && !arm.Envelope.SwitchLimits([other]))
                {
                    return "narrower limits are refused";
                }

                arm.Step(Proposal.AtVelocity(SmallArms.Speed(i % 25 < 20 ? -3 : 3)));
                if (arm.Position > last + 0.01 || (arm.Position < 1.2 && i >= before))
                {
                    return "other limits on the way back lead outward, or past the far one";
                }

                last = Math.Min(last, arm.Position);
            }
        }

        return null;
    }

    private static long Ticks(double limit, int power) => (long)(limit * Math.Pow(0.02, power) * AngleUnits.PerRadian);

    private static long Exact(double radians) => (long)(radians * AngleUnits.PerRadian);

    private static BareLimiter At(JointLimits limits, double radians)
    {
        BareLimiter limiter = new(SmallArms.Of(1, limits, Line), SmallArms.At50Hertz);
        limiter.Place(SmallArms.Pose(radians), mayRecover: true);
        return limiter;
    }
}
