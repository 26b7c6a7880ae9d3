using ArmController.Motion.Safety;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>The step of order 3 on small integers, where everything can be tried.</summary>
public sealed class JerkStepTests
{
    private static readonly Gen<(JointBounds Bounds, LaneState State, long Wish)> States =
        from low in Gen.Long[-2000, 2000]
        from range in Gen.Long[1, 5000]
        from speed in Gen.Long[1, 200]
        from rate in Gen.Long[2, 60]
        from jerk in Gen.Long[2, 30]
        from q in Gen.Long[low, low + range]
        from v in Gen.Long[-speed, speed]
        from a in Gen.Long[-rate, rate]
        from wish in Gen.Long[-300, 300]
        let bounds = new JointBounds(low, low + range, speed, rate, jerk)
        where bounds.LimitsJerk && StopPolicy.Keeps(bounds, new(q, v, a))
        select (bounds, new LaneState(q, v, a), wish);

    [Fact]
    public void Every_answer_leads_to_a_state_that_can_stop() => States.Sample(
        s =>
        {
            LaneState fast = s.State.After(JerkStep.AtVelocity(s.Bounds, s.State, s.Wish, out _));
            LaneState there = s.State.After(JerkStep.Towards(s.Bounds, s.State, Math.Clamp(s.State.Q + (s.Wish * 5), s.Bounds.QMin, s.Bounds.QMax)));
            return IsStep(s.Bounds, s.State, fast) && IsStep(s.Bounds, s.State, there);
        },
        iter: 200_000);

    [Fact]
    public void Stopping_follows_its_own_roll_out_to_exactly_rest() => States.Sample(
        s =>
        {
            LaneState at = s.State;
            for (int ticks = 0; !at.IsAtRest; ticks++)
            {
                LaneState next = StopPolicy.Next(s.Bounds, at);
                if (ticks > s.Bounds.MostStopTicks || !IsStep(s.Bounds, at, next))
                {
                    return false;
                }

                at = next;
            }

            return StopPolicy.Next(s.Bounds, at) == at;
        },
        iter: 200_000);

    [Fact]
    public void A_speed_that_nothing_forbids_is_reached_and_kept() => States.Sample(
        s =>
        {
            // A range so wide that no wall is met on the way.
            JointBounds wide = s.Bounds with { QMin = -10_000_000, QMax = 10_000_000 };
            LaneState at = s.State;
            for (int i = 0; i < 2000; i++)
            {
                at = at.After(JerkStep.AtVelocity(wide, at, s.Wish, out bool refused));
                if (refused)
                {
                    return false;
                }
            }

            return at.V == Math.Clamp(s.Wish, -wide.V, wide.V) && at.A == 0;
        },
        iter: 5_000);

    [Fact]
    public void A_target_is_reached_exactly_and_stayed_at() => States.Sample(
        s =>
        {
            long target = Math.Clamp(s.State.Q + (s.Wish * 5), s.Bounds.QMin, s.Bounds.QMax);
            LaneState at = s.State;
            for (int i = 0; i < 8000 && !(at.IsAtRest && at.Q == target); i++)
            {
                at = at.After(JerkStep.Towards(s.Bounds, at, target));
            }

            return at.IsAtRest && at.Q == target && JerkStep.Towards(s.Bounds, at, target) == 0;
        },
        iter: 5_000);

    [Fact]
    public void From_rest_a_target_is_never_passed() => States.Sample(
        s =>
        {
            long target = Math.Clamp(s.State.Q + (s.Wish * 5), s.Bounds.QMin, s.Bounds.QMax);
            long side = Math.Sign(target - s.State.Q);
            LaneState at = new(s.State.Q, 0, 0);
            for (int i = 0; i < 4000 && (target - at.Q) * side >= 0; i++)
            {
                at = at.After(JerkStep.Towards(s.Bounds, at, target));
            }

            return (target - at.Q) * side >= 0;
        },
        iter: 5_000);

    private static bool IsStep(in JointBounds bounds, in LaneState from, in LaneState to) =>
        to.V == to.Q - from.Q && to.A == to.V - from.V && Math.Abs(to.A - from.A) <= bounds.J && StopPolicy.Keeps(bounds, to);
}
