using ArmController.Learning.Environments;
using ArmController.Numerics;
using ArmController.Worlds.Grids;
using Xunit;

namespace ArmController.Tests.Worlds;

public sealed class FourRoomsTests
{
    private const int Up = 0;
    private const int Right = 2;
    private const int Left = 3;

    [Fact]
    public void An_object_pays_once_an_episode()
    {
        FourRooms world = new();
        world.DrawTask(new Pcg32(1, 1));
        Observation seen = Observation.For(world);
        for (int episode = 0; episode < 2; episode++)
        {
            world.Restart(seen);
            int start = seen.Features[0];

            // The door of the left rooms is an object of the third kind.
            Assert.Equal(0, Way(world, seen, Up, 5));
            Assert.Equal(0, Way(world, seen, Right, 2));
            Assert.Equal(world.Pays[2], Way(world, seen, Up, 1));
            Assert.Equal([0, 0, 1, 0], seen.RewardFeatures.ToArray());
            Assert.Equal(0, Way(world, seen, Up, 1));
            Assert.Equal([0, 0, 0, 0], seen.RewardFeatures.ToArray());
            int after = seen.Features[0];
            Assert.NotEqual(0, after & 0xFFF);
            Assert.Equal(0, start & 0xFFF);
        }
    }

    [Fact]
    public void A_wall_holds_back_and_shows_nothing()
    {
        FourRooms world = new();
        Observation seen = Observation.For(world);
        world.Restart(seen);
        int start = seen.Features[0];
        Assert.Equal(0, Way(world, seen, Left, 1));
        Assert.Equal(start, seen.Features[0]);
        Way(world, seen, Up, 5);
        int below = seen.Features[0];
        Way(world, seen, Up, 1);
        Assert.Equal(below, seen.Features[0]);
    }

    /// <summary>What is paid is what the features say at the task's prices, and the goal ends it: on a long way through everything.</summary>
    [Fact]
    public void The_reward_is_features_times_prices()
    {
        FourRooms world = new();
        world.DrawTask(new Pcg32(2, 2));
        Pcg32 random = new(3, 3);
        Observation seen = Observation.For(world);
        world.Restart(seen);
        int ends = 0;
        HashSet<int> got = [];
        for (int step = 0; step < 200_000; step++)
        {
            Outcome outcome = world.Take(random.NextInt(world.Actions), seen);
            double paid = 0;
            for (int k = 0; k < world.RewardFeatures; k++)
            {
                paid += seen.RewardFeatures[k] * world.Pays[k];
            }

            Assert.Equal(paid, outcome.Reward);
            Assert.InRange(seen.Features[0], 0, world.Features - 1);
            Assert.Equal(outcome.IsTerminal, seen.RewardFeatures[3] == 1);
            got.Add(seen.Features[0] & 0xFFF);
            if (outcome.IsTerminal)
            {
                ends++;
                Assert.Equal(1, outcome.Reward);
                world.Restart(seen);
            }
        }

        Assert.InRange(ends, 20, 2_000);
        Assert.Contains(got, objects => System.Numerics.BitOperations.PopCount((uint)objects) >= 10);
    }

    private static double Way(FourRooms world, Observation seen, int action, int steps)
    {
        double sum = 0;
        for (int step = 0; step < steps; step++)
        {
            sum += world.Take(action, seen).Reward;
        }

        return sum;
    }
}
