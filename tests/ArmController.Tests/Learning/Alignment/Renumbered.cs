using ArmController.Learning.Alignment;
using ArmController.Learning.Rewards;
using ArmController.Worlds.Safety;

namespace ArmController.Tests.Learning.Alignment;

/// <summary>The same world with its actions in another order: what is learned must not hang on which of two equal ways comes first.</summary>
internal sealed class Renumbered(IJudgedWorld world, int[] order) : IJudgedWorld
{
    public int States => world.States;

    public int Oversights => world.Oversights;

    public int Actions => world.Actions;

    public RewardSpecification Reward => world.Reward;

    public double Performance => world.Performance;

    public int Opposite(int action) => Array.IndexOf(order, world.Opposite(order[action]));

    public void Restart(Sensed sensed) => world.Restart(sensed);

    public void Take(int action, Sensed sensed)
    {
        world.Take(order[action], sensed);
        sensed.Executed = sensed.Executed < 0 ? sensed.Executed : Array.IndexOf(order, sensed.Executed);
    }
}
