using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

/// <summary>An empty grid of five by five with a goal in one corner; reward -1 a step, so the best way from anywhere is the shortest.</summary>
internal static class GridWalk
{
    public const int Places = Side * Side;

    private const int Side = 5;

    public static void Train(FactoredQLearner learner, Pcg32 world, int steps)
    {
        int[] action = new int[1];
        int place = Begin(learner, world);
        for (int n = 0; n < steps; n++)
        {
            learner.Choose(explore: true, action);
            place = Move(place, action[0]);
            learner.Learn(action, -1, At(place), terminal: place == 0);
            if (place == 0)
            {
                learner.Restart();
                place = Begin(learner, world);
            }
        }
    }

    public static void AssertShortest(FactoredQLearner learner, ulong seed)
    {
        int[] action = new int[1];
        for (int start = 1; start < Places; start++)
        {
            int place = start;
            int steps = 0;
            while (place != 0 && steps <= 2 * Side)
            {
                learner.Enter(At(place));
                learner.Choose(explore: false, action);
                place = Move(place, action[0]);
                steps++;
            }

            Assert.True(steps == (start % Side) + (start / Side), $"seed {seed}: {steps} steps from place {start}");
        }
    }

    private static int Begin(FactoredQLearner learner, Pcg32 world)
    {
        int place = 1 + world.NextInt(Places - 1);
        learner.Enter(At(place));
        return place;
    }

    private static int Move(int place, int action)
    {
        int x = Math.Clamp((place % Side) + (action == 0 ? 1 : action == 1 ? -1 : 0), 0, Side - 1);
        int y = Math.Clamp((place / Side) + (action == 2 ? 1 : action == 3 ? -1 : 0), 0, Side - 1);
        return (y * Side) + x;
    }

    private static ActiveFeatures At(int place)
    {
        ActiveFeatures features = new(1, 1);
        features.Of(0)[0] = place;
        return features;
    }
}
