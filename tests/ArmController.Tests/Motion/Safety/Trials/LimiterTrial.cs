using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>
/// What every limiter must pass, as one call that answers with the first property it breaks. This very file is compiled into each mutant, so
/// it names nothing of the test framework.
/// </summary>
public static class LimiterTrial
{
    private const long MonitorTicks = 300_000;

    // Asked often: what a bug leads to later, an arm that nothing can be said of, is no answer of the monitor's.
    private const long Chunk = 500;

    // v^2 / 2 a of recovery's speed and acceleration is 0.012 rad; a limit of jerk lengthens it.
    private const double StopOfRecovery = 0.02;

    private static readonly JointLimits Servo = new(-1.5, 1.5, 3, 15);
    private static readonly CountCalibration Line = new(-1.5, 700, 1.5, 2300, 515, 2485);
    private static readonly Seconds At50Hertz = new(0.02);

    /// <summary>The first property that fails, or null.</summary>
    public static string? Properties(ulong seed)
    {
        foreach (double jerk in (ReadOnlySpan<double>)[double.PositiveInfinity, 150])
        {
            JointLimits limits = Servo with { MaxRadiansPerSecondCubed = jerk };
            string? broken = Unchanged(limits) ?? Brakes(limits) ?? Misses(limits) ?? Moves(limits, seed)
                ?? Recovers(limits, seed) ?? Switches(limits, seed) ?? CountTrial.Wrong(limits, Line) ?? Reversals(limits);
            if (broken is not null)
            {
                return $"{broken} (order {(double.IsInfinity(jerk) ? 2 : 3)})";
            }
        }

        return BareStorm.Run(seed, 2) ?? BareStorm.Run(seed, 3);
    }

    /// <summary>True when the monitor, which sees counts alone, refuses a frame of a hostile stream.</summary>
    public static bool MonitorObjects(ulong seed)
    {
        using EnvelopeStorm two = new(seed, 2);
        using EnvelopeStorm three = new(seed, 3);
        for (long done = 0; done < MonitorTicks; done += Chunk)
        {
            two.Run(Chunk);
            three.Run(Chunk);
            if (two.Result.MonitorTrips + three.Result.MonitorTrips > 0)
            {
                return true;
            }
        }

        return MonitorObjectsToRecovery(seed);
    }

    // Storms begin inside the limits; this begins outside, through the door and past the monitor.
    private static bool MonitorObjectsToRecovery(ulong seed)
    {
        Pcg32 random = new(seed, 4);
        for (int trial = 0; trial < 20; trial++)
        {
            using StormBus bus = new(random);
            using ServoArm arm = new(SmallArms.Of(1, Servo, SmallArms.CoarserLine(Line, 0.5)), bus, At50Hertz);
            arm.Open();
            arm.Arm(SmallArms.Pose(trial % 2 == 0 ? 1.7 : -1.7), mayRecover: true);
            for (int i = 0; i < 400; i++)
            {
                arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-3, 3))), out SafeCommand command);
                arm.Actuate(command);
                if (arm.Interlock.Reason == TripReason.MonitorRefused)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // A wish that breaks no limit passes as it is, and says so.
    private static string? Unchanged(JointLimits limits)
    {
        BareLimiter arm = At(limits, 0);
        double speed = 0;
        for (int i = 0; i < 20; i++)
        {
            speed += i is < 3 or > 12 and < 16 ? 0.02 * (i < 3 ? 1 : -1) : 0;
            SafeCommand command = arm.Step(Proposal.AtVelocity(SmallArms.Speed(speed)));
            if (Math.Abs(command.Velocity[0] - speed) > 1e-9 || command.Trims[0] != Trims.None)
            {
                return "a feasible wish is changed";
            }
        }

        return null;
    }

    // No command, garbage, and garbage of every kind: the joint comes to rest, and no later than it must.
    private static string? Brakes(JointLimits limits)
    {
        foreach (double garbage in (ReadOnlySpan<double>)[0, double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            foreach (int direction in (ReadOnlySpan<int>)[1, -1])
            {
                BareLimiter arm = At(limits, -direction);
                for (int i = 0; i < 30; i++)
                {
                    arm.Step(Proposal.AtVelocity(SmallArms.Speed(3 * direction)));
                }

                for (int i = 0; i < 22; i++)
                {
                    arm.Step(garbage == 0
                        ? default
                        : i % 2 == 0 ? Proposal.AtVelocity(SmallArms.Speed(garbage))
                        : Proposal.Towards(SmallArms.Pose(garbage)));
                }

                if (arm.Velocity != 0 || arm.Envelope.LastChange[0] != 0)
                {
                    return "without a command the joint does not come to rest";
                }
            }
        }

        return null;
    }

    // A write that fails leaves the state where the servo is, and the next step brakes.
    private static string? Misses(JointLimits limits)
    {
        BareLimiter arm = At(limits, 0);
        for (int i = 0; i < 10; i++)
        {
            arm.Step(Proposal.AtVelocity(SmallArms.Speed(3)));
        }

        double position = arm.Position;
        double step = arm.Envelope.LastStep[0];
        double change = arm.Envelope.LastChange[0];
        arm.Lose(Proposal.AtVelocity(SmallArms.Speed(3)));
        bool stood = arm.Position == position && arm.Envelope.DegradedTicks == 1;
        SafeCommand after = arm.Step(Proposal.AtVelocity(SmallArms.Speed(3)));
        if (!stood)
        {
            return "a failed write moves the state";
        }

        bool brakes = arm.Envelope.LastStep[0] < step || arm.Envelope.LastChange[0] < change;
        return brakes && after.Trims[0] == Trims.Degraded ? null : "after a failed write it does not brake";
    }

    // Neither past the target, nor never there, nor slow.
    private static string? Moves(JointLimits limits, ulong seed)
    {
        BareLimiter arm = At(limits, 0);
        Pcg32 random = new(seed, 1);
        for (int move = 0; move < 60; move++)
        {
            double from = arm.Position;
            double target = random.NextDouble(-1.5, 1.5);
            double distance = Math.Abs(target - from);
            double ramp = double.IsInfinity(limits.MaxRadiansPerSecondCubed) ? 0 : 15.0 / 150;

            // The trapezoid's time, a jerk's ramp at either end, and two ticks for whole numbers.
            double ticks = (((distance >= 0.6 ? (distance / 3) + 0.2 : 2 * Math.Sqrt(distance / 15)) + (2 * ramp)) / 0.02) + 3;
            int taken = 0;
            while (Math.Abs(arm.Position - target) > 1e-4 || arm.Envelope.LastStep[0] != 0)
            {
                arm.Step(Proposal.Towards(SmallArms.Pose(target)));
                if ((arm.Position - target) * Math.Sign(target - from) > 1e-11)
                {
                    return "a move passes its target";
                }

                if (++taken > ticks)
                {
                    return "a move takes too long";
                }
            }
        }

        return null;
    }

    // From outside: slowly, never farther out than a moment before allowed, and home at last with full limits.
    private static string? Recovers(JointLimits limits, ulong seed)
    {
        Pcg32 random = new(seed, 2);
        foreach (int side in (ReadOnlySpan<int>)[1, -1])
        {
            BareLimiter arm = At(limits, 0);
            if (arm.Place(SmallArms.Pose(side * 1.7)))
            {
                return "a pose outside is taken without leave";
            }

            if (!arm.Place(SmallArms.Pose(side * 1.7), mayRecover: true))
            {
                return "a pose outside cannot recover";
            }

            double innermost = 1.7;
            for (int i = 0; i < 400; i++)
            {
                double before = side * arm.Position;
                arm.Step(Proposal.AtVelocity(SmallArms.Speed(side * (random.NextInt(3) == 0 ? 9 : -9))));
                double at = side * arm.Position;
                if (at > Math.Max(1.5, innermost + StopOfRecovery))
                {
                    return "recovery leads outward";
                }

                if (before > 1.5 && Math.Abs(arm.Velocity) > 0.3 + 1e-9)
                {
                    return "recovery is fast";
                }

                innermost = Math.Min(innermost, at);
            }

            for (int i = 0; i < 300; i++)
            {
                arm.Step(Proposal.Towards(SmallArms.Pose(-side)));
            }

            if (Math.Abs(arm.Position + side) > 1e-9)
            {
                return "recovery never ends";
            }
        }

        return null;
    }

    // Wider limits are refused; narrower ones hold once the joint keeps them and not by a jump.
    private static string? Switches(JointLimits limits, ulong seed)
    {
        BareLimiter arm = At(limits, 0);
        if (arm.Envelope.SwitchLimits([limits with { MaxRadiansPerSecond = 4 }]) || arm.Envelope.SwitchLimits([limits with { MaxRadians = 2 }]))
        {
            return "wider limits are taken";
        }

        for (int i = 0; i < 14; i++)
        {
            arm.Step(Proposal.AtVelocity(SmallArms.Speed(3)));
        }

        JointLimits narrow = limits with { MaxRadiansPerSecond = 1, MaxRadians = 1.2 };
        if (!arm.Envelope.SwitchLimits([narrow]))
        {
            return "narrower limits are refused";
        }

        Pcg32 random = new(seed, 3);
        for (int i = 0; i < 200; i++)
        {
            arm.Step(Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-5, 5))));
            if (i > 20 && (Math.Abs(arm.Velocity) > 1 + 1e-9 || arm.Position > 1.2))
            {
                return "narrower limits do not hold";
            }
        }

        return arm.Audit.Total == 0 ? null : "a change of limits breaks the old ones";
    }

    private static string? Reversals(JointLimits limits)
    {
        BareLimiter arm = At(limits, 0);
        int turns = 0;
        int last = 0;
        for (int i = 0; i < 500; i++)
        {
            arm.Step(Proposal.AtVelocity(SmallArms.Speed(i / 4 % 2 == 0 ? 0.1 : -0.1)));
            int direction = Math.Sign(arm.Envelope.LastStep[0]);
            turns += direction != 0 && last != 0 && direction != last ? 1 : 0;
            last = direction != 0 ? direction : last;
        }

        return turns is < 85 or > 112 ? "a joint turns round too often or too seldom" : null;
    }

    private static BareLimiter At(JointLimits limits, double radians)
    {
        BareLimiter limiter = new(SmallArms.Of(1, limits, Line), At50Hertz);
        limiter.Place(SmallArms.Pose(radians));
        return limiter;
    }
}
