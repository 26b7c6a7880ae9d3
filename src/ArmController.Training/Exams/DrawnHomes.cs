using ArmController.Control.Guidance;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Rigs;

namespace ArmController.Training.Exams;

/// <summary>Homes drawn at random, for an examination that does not depend on one: from a lucky home the straight way always fits.</summary>
internal static class DrawnHomes
{
    private const ulong Stream = 37;
    private const int MostTries = 10_000;

    // The middle of the ranges: at a limit nobody parks.
    private const double Margin = 0.15;

    /// <summary>The same arm at home elsewhere, so many times; joints that do not move the tip stay where they are.</summary>
    /// <exception cref="InvalidOperationException">Hardly any posture is one that the shield lets it rest in.</exception>
    public static RigPlan[] Of(RigPlan plan, ulong seed, int count)
    {
        JointRanges ranges = new(plan.Arm.Description);
        ClearPostures clear = new(plan.Arm.Description);
        Pcg32 random = new(seed, Stream);
        RigPlan[] plans = new RigPlan[count];
        int tries = 0;
        for (int i = 0; i < count;)
        {
            if (++tries > MostTries)
            {
                throw new InvalidOperationException("The shield leaves hardly any posture to begin from.");
            }

            Joints<Radian> home = plan.Arm.Home;
            for (int j = 0; j < ranges.Count; j++)
            {
                double spare = Margin * (ranges.Highest[j] - ranges.Lowest[j]);
                home[j] = random.NextDouble(ranges.Lowest[j] + spare, ranges.Highest[j] - spare);
            }

            if (clear.Has(home))
            {
                plans[i++] = plan with { Arm = plan.Arm with { Home = home } };
            }
        }

        return plans;
    }
}
