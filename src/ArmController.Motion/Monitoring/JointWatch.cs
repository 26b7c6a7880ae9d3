using System.Runtime.CompilerServices;

namespace ArmController.Motion.Monitoring;

/// <summary>
/// Keeps the set of motions of one joint that explain its counts so far without breaking a limit, and refuses a count that none explains.
/// </summary>
/// <remarks>
/// The set is kept as four numbers around the true one: the exact count x is between Low and High, the step v to it between Slow and Fast.
/// A new count c says x within half of c (or, at the end of the range, up to the limit itself). Before, v moved by at most the rate and
/// stayed within the speed. Going back m ticks along a motion within the rate, x(k) - x(k-m) is at most m v + rate m (m-1) / 2, so every older
/// place bounds v: near ones against rounding, far ones against acceleration. A stop from v needs at least v (v - rate) / (2 rate), the
/// parabola below the braking polygon, and must fit before the limit. Each bound only ever cuts off what no lawful motion does, so a
/// lawful one is never refused; what is refused, no lawful motion explains. Outside its range, where an arm may be picked up, the limit is
/// where it was last, so that it can only come nearer, and slowly.
/// </remarks>
internal struct JointWatch
{
    /// <summary>Numbers in an image.</summary>
    public const int StateLength = 11 + (2 * Anchors.Count);

    private MotionBelief now;
    private MotionBelief next;
    private Anchors anchors;
    private double lowest;
    private double highest;
    private double farLow;
    private double farHigh;
    private double age;
    private double missed;

    /// <summary>The joint rests at a count. False, when it may not be outside, and it is.</summary>
    public bool Place(in JointRules rules, int count, bool mayBeOutside)
    {
        double c = count;
        if (!(mayBeOutside ? c >= rules.Least && c <= rules.Most : c >= rules.Lowest && c <= rules.Highest))
        {
            return false;
        }

        lowest = c < rules.Lowest ? Larger(c - 1, rules.Least) : rules.Lowest;
        highest = c > rules.Highest ? Smaller(c + 1, rules.Most) : rules.Highest;
        farLow = c < rules.Lowest ? c - rules.Half : rules.SpanLow;
        farHigh = c > rules.Highest ? c + rules.Half : rules.SpanHigh;
        now = default;
        now.Count = c;
        now.Low = LowOf(rules, c);
        now.High = HighOf(rules, c);
        next = now;

        // As if it had rested here for ever: a lawful past that makes every anchor true.
        for (int i = 0; i < Anchors.Count; i++)
        {
            anchors[i] = new Anchor { Low = now.Low, High = now.High };
        }

        age = Anchors.Youngest;
        missed = 0;
        return true;
    }

    /// <summary>Judges the next count; what is believed changes only with <see cref="Accept"/>.</summary>
    public MonitorVerdict Judge(in JointRules rules, int count)
    {
        double c = count;
        if (!(c >= lowest && c <= highest))
        {
            return MonitorVerdict.Range;
        }

        if (!(Math.Abs(c - now.Count) <= rules.Speed + (2 * rules.Half)))
        {
            return MonitorVerdict.Speed;
        }

        // Surely outside the limits: there it must be slow.
        bool outside = c - rules.Half > rules.SpanHigh || c + rules.Half < rules.SpanLow;
        double speed = outside ? rules.Speed / JointRules.OutsideSpeedShare : rules.Speed;
        double rate = outside ? rules.Rate / JointRules.OutsideRateShare : rules.Rate;
        double slow = Larger(now.Slow - rate, -speed);
        double fast = Smaller(now.Fast + rate, speed);
        if (missed != 0 && rules.Drift == 0)
        {
            // After a lost frame it brakes, which a limit of jerk alone may put off.
            slow = Larger(slow, Smaller(now.Slow, 0));
            fast = Smaller(fast, Larger(now.Fast, 0));
        }

        next.Count = c;
        next.Low = Larger(LowOf(rules, c), now.Low + slow);
        next.High = Smaller(HighOf(rules, c), now.High + fast);
        if (!(next.Low <= next.High))
        {
            return WhyNot(rules, c, speed, slow, fast);
        }

        slow = Larger(slow, next.Low - now.High);
        fast = Smaller(fast, next.High - now.Low);
        double ticks = age;
        for (int i = 0; i < Anchors.Count; i++)
        {
            ref readonly Anchor anchor = ref anchors[i];
            double drift = 0.5 * rules.Rate * (ticks - 1);
            double perTick = 1 / ticks;
            slow = Larger(slow, ((next.Low - anchor.High) * perTick) - drift);
            fast = Smaller(fast, ((next.High - anchor.Low) * perTick) + drift);
            ticks += rules.Stride;
        }

        next.Slow = slow - rules.Grain;
        next.Fast = fast + rules.Grain;
        if (!(next.Slow <= next.Fast))
        {
            return MonitorVerdict.Acceleration;
        }

        return CanStop(rules) ? MonitorVerdict.Good : MonitorVerdict.Stop;
    }

    /// <summary>The count that was judged last has been written.</summary>
    public void Accept(in JointRules rules)
    {
        age++;
        if (age > rules.Stride + 1)
        {
            for (int i = Anchors.Count - 1; i > 0; i--)
            {
                anchors[i] = anchors[i - 1];
            }

            anchors[0] = new Anchor { Low = now.Low, High = now.High };
            age = Anchors.Youngest;
        }

        now = next;
        missed = 0;

        // Outside the range what was gained inward is kept; once inside, these are the joint's own limits again.
        lowest = Smaller(rules.Lowest, Larger(lowest, now.Count - 1 - rules.Drift));
        highest = Larger(rules.Highest, Smaller(highest, now.Count + 1 + rules.Drift));
        farLow = Smaller(rules.SpanLow, Larger(farLow, now.Count - rules.Half - rules.Drift));
        farHigh = Larger(rules.SpanHigh, Smaller(farHigh, now.Count + rules.Half + rules.Drift));
    }

    /// <summary>The count that was judged last has not been written: the joint stands where it stood.</summary>
    public void Miss() => missed = 1;

    /// <summary>Writes what is believed.</summary>
    public readonly void CopyTo(Span<double> image)
    {
        image[0] = now.Count;
        image[1] = now.Low;
        image[2] = now.High;
        image[3] = now.Slow;
        image[4] = now.Fast;
        image[5] = lowest;
        image[6] = highest;
        image[7] = farLow;
        image[8] = farHigh;
        image[9] = age;
        image[10] = missed;
        for (int i = 0; i < Anchors.Count; i++)
        {
            image[11 + (2 * i)] = anchors[i].Low;
            image[12 + (2 * i)] = anchors[i].High;
        }
    }

    /// <summary>Reads what <see cref="CopyTo"/> wrote; false when no watch can have written it.</summary>
    public bool Restore(in JointRules rules, ReadOnlySpan<double> image)
    {
        now = new MotionBelief { Count = image[0], Low = image[1], High = image[2], Slow = image[3], Fast = image[4] };
        next = now;
        lowest = image[5];
        highest = image[6];

        // The same limits worked out by another version of this program may differ in their last bits.
        double roundedLow = image[7] - rules.Grain;
        double roundedHigh = image[8] + rules.Grain;
        farLow = Smaller(image[7], rules.SpanLow);
        farHigh = Larger(image[8], rules.SpanHigh);
        age = image[9];
        missed = image[10];
        bool holds = missed is 0 or 1 && now.Low <= now.High && now.Slow <= now.Fast && lowest <= rules.Lowest && highest >= rules.Highest
            && now.Count >= lowest && now.Count <= highest && roundedLow <= rules.SpanLow && roundedHigh >= rules.SpanHigh
            && age >= Anchors.Youngest && age <= rules.Stride + 1 && Math.Floor(age) == age;
        for (int i = 0; i < Anchors.Count; i++)
        {
            anchors[i] = new Anchor { Low = image[11 + (2 * i)], High = image[12 + (2 * i)] };
            holds &= anchors[i].Low <= anchors[i].High;
        }

        for (int i = 0; i < StateLength; i++)
        {
            holds &= double.IsFinite(image[i]);
        }

        return holds;
    }

    // The stop must fit between the nearest place and the limit; what does not fit is cut off the place or off the speed.
    private bool CanStop(in JointRules rules)
    {
        double rate = rules.Rate;
        double perTwice = 0.5 / rate;
        if (next.Slow > rate)
        {
            next.High = Smaller(next.High, farHigh - (next.Slow * (next.Slow - rate) * perTwice) + rules.Grain);
        }

        if (next.Fast < -rate)
        {
            next.Low = Larger(next.Low, farLow + (next.Fast * (next.Fast + rate) * perTwice) - rules.Grain);
        }

        double above = Larger(farHigh - next.Low, 0);
        if (next.Fast > rate && next.Fast * (next.Fast - rate) * perTwice > above)
        {
            next.Fast = Smaller(next.Fast, FastestWithin(above, rate) + rules.Grain);
        }

        double below = Larger(next.High - farLow, 0);
        if (next.Slow < -rate && next.Slow * (next.Slow + rate) * perTwice > below)
        {
            next.Slow = Larger(next.Slow, -FastestWithin(below, rate) - rules.Grain);
        }

        return next.Low <= next.High && next.Slow <= next.Fast;
    }

    private static double FastestWithin(double room, double rate) => rate * (0.5 + Math.Sqrt(0.25 + (2 * room / rate)));

    private readonly MonitorVerdict WhyNot(in JointRules rules, double c, double speed, double slow, double fast)
    {
        if (now.Low - speed > HighOf(rules, c) || now.High + speed < LowOf(rules, c))
        {
            return MonitorVerdict.Speed;
        }

        return now.Low + slow > farHigh || now.High + fast < farLow ? MonitorVerdict.Stop : MonitorVerdict.Acceleration;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double LowOf(in JointRules rules, double c) => c > rules.CutLow || c < rules.Lowest ? c - rules.Half : farLow;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double HighOf(in JointRules rules, double c) => c < rules.CutHigh || c > rules.Highest ? c + rules.Half : farHigh;

    // One instruction where Math.Max takes several. Processors differ in it for NaN, which cannot arise from whole counts and finite rules,
    // and for the sign of a zero, which the grain added afterwards hides.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Larger(double a, double b) => double.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Smaller(double a, double b) => double.MinNative(a, b);
}
