using ArmController.Motion.Safety;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>The lane's step, which looks at one wall only, against the full rule with both walls, from every kind of kept state.</summary>
public sealed class LaneStepTests
{
    private static readonly Gen<(JointBounds Bounds, long Q, long V, long Wish)> States =
        from low in Gen.Long[-2000, 2000]
        from range in Gen.Long[1, 3000]
        from speed in Gen.Long[1, 200]
        from rate in Gen.Long[1, 100]
        from q in Gen.Long[low, low + range]
        from v in Gen.Long[-speed, speed]
        from wish in Gen.Long[-300, 300]
        select (new JointBounds(low, low + range, speed, rate), q, v, wish);

    [Fact]
    public void A_velocity_wish_gets_what_the_rule_with_both_walls_gives() =>
        States.Where(s => s.Bounds.Holds(s.Q, s.V)).Sample(
            s =>
            {
                (long lo, long hi) = Interval(s.Bounds, s.Q, s.V);
                long step = LaneStep.AtVelocity(s.Bounds, new(s.Q, s.V, 0), s.Wish, 1, out Trims reasons);
                return lo <= hi
                    && step == Math.Clamp(s.Wish, lo, hi)
                    && s.Bounds.Holds(s.Q + step, step)
                    && (step == s.Wish || Math.Abs(step - s.Wish) == 1 || reasons != Trims.None)
                    && (step != s.Wish || reasons == Trims.None);
            },
            iter: 200_000);

    [Fact]
    public void A_target_gets_what_the_rule_with_both_walls_gives() =>
        States.Where(s => s.Bounds.Holds(s.Q, s.V)).Sample(
            s =>
            {
                (long lo, long hi) = Interval(s.Bounds, s.Q, s.V);
                long target = Math.Clamp(s.Q + (s.Wish * 5), s.Bounds.QMin, s.Bounds.QMax);
                long ideal = target >= s.Q ? Brake.Cap(target - s.Q, s.Bounds.A) : -Brake.Cap(s.Q - target, s.Bounds.A);
                long step = LaneStep.Towards(s.Bounds, new(s.Q, s.V, 0), (s.Q + (s.Wish * 5)) / (double)(1L << 40), out _);
                return step == Math.Clamp(ideal, lo, hi) && s.Bounds.Holds(s.Q + step, step);
            },
            iter: 200_000);

    [Fact]
    public void Outside_the_kept_set_no_step_leads_back_without_passing_a_limit()
    {
        // One unit more than may be braked: the widest braking step passes the limit before it ends.
        JointBounds bounds = new(-100_000, 100_000, 5000, 7);
        for (long v = 1; v <= 1000; v++)
        {
            long q = bounds.QMax - Brake.Tail(v, bounds.A);
            Assert.True(bounds.Holds(q, v));
            Assert.False(bounds.Holds(q + 1, v));
            Assert.True(bounds.Holds(-q, -v));
            Assert.False(bounds.Holds(-q - 1, -v));
        }
    }

    private static (long Low, long High) Interval(in JointBounds b, long q, long v) =>
        (Math.Max(Math.Max(v - b.A, -b.V), -Brake.Cap(q - b.QMin, b.A)), Math.Min(Math.Min(v + b.A, b.V), Brake.Cap(b.QMax - q, b.A)));
}
