namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>Mistakes of the kind that limiters are really shipped with; each is one edit of one line.</summary>
internal static class LimiterMutants
{
    public static readonly Mutant[] All =
    [
        // Braking.
        new(
            "textbook v = sqrt(2 a d), continuous time", "Brake.cs", "return (d + (r * (m * (m + 1) / 2))) / (m + 1);",
            "return (long)Math.Sqrt(2.0 * d * r);"),
        new(
            "one tick of braking too few", "Brake.cs", "return (d + (r * (m * (m + 1) / 2))) / (m + 1);",
            "return (d + (r * (m * (m + 1) / 2))) / m;"),
        new(
            "triangular number without its half", "Brake.cs", "return (d + (r * (m * (m + 1) / 2))) / (m + 1);",
            "return (d + (r * (m * (m + 1)))) / (m + 1);"),
        new(
            "brakes believed twice as strong", "LaneStep.cs", "long cap = Brake.Cap(up ? bounds.QMax - state.Q : state.Q - bounds.QMin, bounds.A);",
            "long cap = Brake.Cap(up ? bounds.QMax - state.Q : state.Q - bounds.QMin, 2 * bounds.A);"),
        new(
            "brakes believed twice as strong, targets", "LaneStep.cs", "long wish = Brake.Cap(up ? target - state.Q : state.Q - target, bounds.A);",
            "long wish = Brake.Cap(up ? target - state.Q : state.Q - target, 2 * bounds.A);"),
        new(
            "speed limit in place of the acceleration", "LaneStep.cs", "long wish = Brake.Cap(up ? target - state.Q : state.Q - target, bounds.A);",
            "long wish = Brake.Cap(up ? target - state.Q : state.Q - target, bounds.V);"),
        new("no brake before a wall at all", "LaneStep.cs", "Math.Min(wish, cap));", "wish);"),
        new(
            "step into the wall, then stop", "LaneStep.cs", "Math.Min(wish, cap));",
            "Math.Min(wish, up ? bounds.QMax - state.Q : state.Q - bounds.QMin));"),
        new(
            "distance to the wall behind", "LaneStep.cs", "long cap = Brake.Cap(up ? bounds.QMax - state.Q : state.Q - bounds.QMin,",
            "long cap = Brake.Cap(up ? state.Q - bounds.QMin : bounds.QMax - state.Q,"),
        new(
            "distance to the wall from a tick ago", "LaneStep.cs", "long cap = Brake.Cap(up ? bounds.QMax - state.Q : state.Q - bounds.QMin,",
            "long cap = Brake.Cap(up ? bounds.QMax - state.Q + state.V : state.Q - bounds.QMin - state.V,"),
        new(
            "only the upper wall", "LaneStep.cs", "long cap = Brake.Cap(up ? bounds.QMax - state.Q : state.Q - bounds.QMin,",
            "long cap = Brake.Cap(up ? bounds.QMax - state.Q : AngleUnits.Beyond,"),

        // The interval of steps.
        new(
            "no speed limit", "LaneStep.cs", "Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);",
            "Math.Max(Math.Min(wish, ahead + bounds.A), ahead - bounds.A);"),
        new(
            "no limit of speeding up", "LaneStep.cs", "Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);",
            "Math.Max(Math.Min(wish, bounds.V), ahead - bounds.A);"),
        new(
            "no limit of slowing down", "LaneStep.cs", "Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);",
            "Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A);"),
        new(
            "acceleration counted twice", "LaneStep.cs", "Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);",
            "Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + (2 * bounds.A)), ahead - bounds.A);"),
        new(
            "clamps in the wrong order", "LaneStep.cs", "Math.Max(Math.Min(Math.Min(wish, bounds.V), ahead + bounds.A), ahead - bounds.A);",
            "Math.Min(Math.Max(Math.Min(wish, ahead + bounds.A), ahead - bounds.A), wish);"),
        new(
            "sign of the speed forgotten, speeds", "LaneStep.cs", "long step = Nearest(bounds, up ? state.V : -state.V, Math.Min(wish, cap));",
            "long step = Nearest(bounds, state.V, Math.Min(wish, cap));"),
        new(
            "sign of the speed forgotten, targets", "LaneStep.cs", "Nearest(bounds, up ? state.V : -state.V, wish);",
            "Nearest(bounds, state.V, wish);"),
        new("sign of the answer forgotten", "LaneStep.cs", "return up ? step : -step;", "return step;"),
        new(
            "target outside the limits believed", "LaneStep.cs",
            "long target = units >= bounds.QMax ? bounds.QMax : units <= bounds.QMin ? bounds.QMin : (long)Math.Round(units);",
            "long target = (long)Math.Clamp(Math.Round(units), -(double)AngleUnits.Beyond, AngleUnits.Beyond);"),
        new("NaN compared with ==", "LaneStep.cs", "if (!double.IsFinite(radiansPerSecond))", "if (radiansPerSecond == double.NaN)"),

        // Units and rounding.
        new(
            "speed per second taken for speed per tick", "JointBounds.cs", "Inward(limits.MaxRadiansPerSecond * period.Value),",
            "Inward(limits.MaxRadiansPerSecond),"),
        new(
            "acceleration times the period once", "JointBounds.cs", "Inward(limits.MaxRadiansPerSecondSquared * period.Value * period.Value),",
            "Inward(limits.MaxRadiansPerSecondSquared * period.Value),"),
        new(
            "limit rounded outward", "JointBounds.cs", "(long)Math.Floor(limits.MaxRadians * AngleUnits.PerRadian),",
            "(long)Math.Floor(limits.MaxRadians * AngleUnits.PerRadian) + 1,"),
        new(
            "upper limit in degrees", "JointBounds.cs", "(long)Math.Floor(limits.MaxRadians * AngleUnits.PerRadian),",
            "(long)Math.Floor(limits.MaxRadians * 57.29577951308232 * AngleUnits.PerRadian),"),
        new(
            "limits swapped and made symmetric", "JointBounds.cs", "(long)Math.Ceiling(limits.MinRadians * AngleUnits.PerRadian),",
            "(long)Math.Ceiling(Math.Min(limits.MinRadians, -limits.MaxRadians) * AngleUnits.PerRadian),"),

        // State.
        new("step of a tick ago", "LaneState.cs", "new(Q + step, step, step - V);", "new(Q + V, step, step - V);"),
        new("speed never updated", "LaneState.cs", "new(Q + step, step, step - V);", "new(Q + step, V, step - V);"),
        new("change of step with the wrong sign", "LaneState.cs", "new(Q + step, step, step - V);", "new(Q + step, step, V - step);"),
        new("the last joint forgotten", "Envelope.cs", "for (int i = 0; i < next.Length; i++)", "for (int i = 0; i < next.Length - 1; i++)"),
        new("a failed write forgotten", "Envelope.cs", "degraded = true;", "degraded = false;"),

        // Stopping under a limit of jerk.
        new(
            "stopping speeds up", "StopPolicy.cs", "long wanted = state.V > 0 ? -hardest : hardest;",
            "long wanted = state.V > 0 ? hardest : -hardest;"),
        new("stopping coasts", "StopPolicy.cs", "long wanted = state.V > 0 ? -hardest : hardest;", "long wanted = 0;"),
        new(
            "stopping stops at once", "StopPolicy.cs", "return state.After(state.V + Math.Clamp(wanted, state.A - bounds.J, state.A + bounds.J));",
            "return state.After(0);"),
        new(
            "roll-out ignores the walls", "StopPolicy.cs",
            "if (at.Q < bounds.QMin || at.Q > bounds.QMax || at.V < -bounds.V || at.V > bounds.V || at.A < -bounds.A || at.A > bounds.A)",
            "if (at.V < -bounds.V || at.V > bounds.V || at.A < -bounds.A || at.A > bounds.A)"),
        new("roll-out cut short", "StopPolicy.cs", "if (at.IsAtRest)", "if (at.IsAtRest || ticks == 2)"),
        new(
            "wish taken without a roll-out", "JerkStep.cs", "refused = wish != good && !StopPolicy.Keeps(bounds, state.After(state.V + wish));",
            "refused = false;"),
        new(
            "search keeps what was refused", "JerkStep.cs", "if (StopPolicy.Keeps(bounds, state.After(state.V + middle)))",
            "if (!StopPolicy.Keeps(bounds, state.After(state.V + middle)))"),
        new("target search forgets the target", "JerkStep.cs", "if (known && (up ? badGap >= 0 : badGap <= 0))", "if (known)"),
        new(
            "jerk forgotten", "JerkStep.cs", "Math.Clamp(change, Math.Max(state.A - bounds.J, -bounds.A), Math.Min(state.A + bounds.J, bounds.A));",
            "Math.Clamp(change, -bounds.A, bounds.A);"),

        // Pulses, and what spares the servos.
        new(
            "slope of the wrong sign", "CountBounds.cs", "line.CountsPerRadian / AngleUnits.PerRadian,",
            "-line.CountsPerRadian / AngleUnits.PerRadian,"),
        new("pulse of the lower limit taken for the middle", "CountBounds.cs", "line.ToCounts(0),", "line.ToCounts(joint.Limits.MinRadians),"),
        new(
            "shortest count rounded outward", "CountBounds.cs", "Math.Max(Math.Ceiling(Math.Min(atMin, atMax)), line.Least),",
            "Math.Max(Math.Ceiling(Math.Min(atMin, atMax)), line.Least) - 1,"),
        new(
            "longest count rounded outward", "CountBounds.cs", "Math.Min(Math.Floor(Math.Max(atMin, atMax)), line.Most),",
            "Math.Min(Math.Floor(Math.Max(atMin, atMax)), line.Most) + 1,"),
        new("counts stand ten times too long", "CountBounds.cs", "public const double Hysteresis = 0.6;", "public const double Hysteresis = 6;"),
        new(
            "counts of half the angle", "CountBounds.cs", "line.CountsPerRadian / AngleUnits.PerRadian,",
            "line.CountsPerRadian / (2 * AngleUnits.PerRadian),"),
        new("turning round is free", "ReversalBudget.cs", "if (saved >= ticksPerReversal || direction == 0)", "if (direction != 3)"),

        // Outside the limits, and other limits.
        new("recovery at full speed", "LaneLimits.cs", "Math.Max(limits.V / SpeedShare, 1),", "limits.V,"),
        new(
            "recovery bounded by the far wall", "LaneLimits.cs",
            "InForce = Slowly(wanted, Math.Min(lowest, wanted.QMin), Math.Max(highest, wanted.QMax));",
            "InForce = Slowly(wanted, InForce.QMin - wanted.V, InForce.QMax + wanted.V);"),
    ];
}
