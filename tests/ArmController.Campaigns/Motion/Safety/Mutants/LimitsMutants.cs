namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>Mistakes in changing a joint's limits and in leading it back into them.</summary>
internal static class LimitsMutants
{
    public static readonly Mutant[] All =
    [
        new(
            "new limits by a jump", "LaneLimits.cs", "        settled = false;\n        IsSwitching = true;",
            "        settled = false;\n        InForce = limits;\n        IsSwitching = true;"),
        new("new limits whatever the state", "LaneLimits.cs", "bool keeps = StopPolicy.Keeps(wanted, state);", "bool keeps = true;"),
        new("new limits in motion under a shield", "LaneLimits.cs", "if (keeps && !onlyAtRest)", "if (keeps)"),
        new("new limits never, once in motion", "LaneLimits.cs", "if (state.IsAtRest)", "if (state.IsAtRest && !IsSwitching)"),
        new("the way back goes on under other limits", "LaneLimits.cs", "else if (IsRecovering && !IsSwitching)", "else if (IsRecovering)"),
        new("the way back is never narrowed", "LaneLimits.cs", "else if (IsRecovering && !IsSwitching)", "else if (IsRecovering && IsSwitching)"),
        new(
            "bound by the place and not by its stop", "LaneLimits.cs", "StopPolicy.Extent(InForce, state, out long lowest, out long highest);",
            "long lowest = state.Q, highest = state.Q;"),
        new("no way back from below", "LaneLimits.cs", "IsRecovering = q < limits.QMin || q > limits.QMax;", "IsRecovering = q > limits.QMax;"),
        new("the way back never ends", "LaneLimits.cs", "settled = !IsRecovering;", "settled = true;"),
        new("the way back with all the acceleration", "LaneLimits.cs", "Math.Max(limits.A / AccelerationShare, 1),", "limits.A,"),
        new("the way back with all the jerk", "LaneLimits.cs", "Math.Max(limits.J / JerkShare, 2));", "limits.J);"),
        new("a wider upper limit is believed", "LaneLimits.cs", "inner.QMax <= outer.QMax && ", ""),
        new("more acceleration is believed", "LaneLimits.cs", "inner.A <= outer.A && ", ""),
        new("more jerk is believed", "LaneLimits.cs", " && inner.J <= outer.J;", ";"),
        new(
            "a longer stop than is rolled out", "EnvelopeRules.cs", "bounds.MostStopTicks > StopPolicy.MostTicks)",
            "bounds.MostStopTicks > 100 * StopPolicy.MostTicks)"),
        new("a stop may turn round unpaid", "ReversalBudget.cs", " || (slowing > 0 && ahead < Brake.Tail(slowing, bounds.J))", ""),
        new(
            "a debt of turning round is forgotten", "ReversalBudget.cs",
            "saved = Math.Max(saved, int.MinValue + ticksPerReversal) - ticksPerReversal;", "saved = Math.Max(saved - ticksPerReversal, 0);"),
    ];
}
