using ArmController.Motion.Quantities;

namespace ArmController.Control.Guidance.Planning;

/// <content>From two trees that have met to a way with few corners.</content>
public sealed partial class WayPlanner
{
    // Both trees have the posture at which the two branches met.
    private Stage Join()
    {
        int here = growsFromStart ? tip : met;
        int there = growsFromStart ? met : tip;
        int length = 0;
        for (int node = here; node >= 0; node = fromStart.ParentOf(node))
        {
            length++;
        }

        Count = length;
        for (int node = fromGoals.ParentOf(there); node >= 0; node = fromGoals.ParentOf(node))
        {
            Count++;
        }

        if (Count > MostCorners)
        {
            return Stage.None;
        }

        for (int node = here, i = length; node >= 0; node = fromStart.ParentOf(node))
        {
            corners[--i] = fromStart[node];
        }

        for (int node = fromGoals.ParentOf(there); node >= 0; node = fromGoals.ParentOf(node))
        {
            corners[length++] = fromGoals[node];
        }

        first = 0;
        last = Count - 1;
        return Stage.Shorten;
    }

    // From each corner straight to the farthest that it can be: the end first, then always half as far.
    private Stage Shorten()
    {
        if (last <= first + 1)
        {
            first++;
            last = Count - 1;
            cuts = 0;
            return first < Count - 2 ? Stage.Shorten : Count > 2 ? Stage.Cut : Stage.Found;
        }

        bool clear = first == 0 ? ways.Connects(corners[first], corners[last], leastFromStart) : ways.Connects(corners[first], corners[last]);
        if (!clear)
        {
            last = first + ((last - first) / 2);
            return Stage.Shorten;
        }

        int cut = last - first - 1;
        for (int i = last; i < Count; i++)
        {
            corners[i - cut] = corners[i];
        }

        Count -= cut;
        last = first + 1;
        return Stage.Shorten;
    }

    // Between two places drawn anywhere on the way, straight where that is clear.
    private Stage Cut()
    {
        double from = random.NextDouble(0, Count - 1);
        double to = random.NextDouble(0, Count - 1);
        if (from > to)
        {
            (from, to) = (to, from);
        }

        int before = (int)from;
        int after = (int)to;
        Joints<Radian> leaves = corners[before] + ((corners[before + 1] - corners[before]) * (from - before));
        Joints<Radian> enters = corners[after] + ((corners[after + 1] - corners[after]) * (to - after));
        if (before < after && Count < MostCorners && ways.Has(leaves) && ways.Connects(leaves, enters))
        {
            // The corners between make room for the two new ones.
            int shift = 2 - (after - before);
            if (shift > 0)
            {
                for (int i = Count - 1; i > after; i--)
                {
                    corners[i + shift] = corners[i];
                }
            }
            else if (shift < 0)
            {
                for (int i = after + 1; i < Count; i++)
                {
                    corners[i + shift] = corners[i];
                }
            }

            Count += shift;
            corners[before + 1] = leaves;
            corners[before + 2] = enters;
        }

        return ++cuts < MostCuts ? Stage.Cut : Stage.Found;
    }
}
