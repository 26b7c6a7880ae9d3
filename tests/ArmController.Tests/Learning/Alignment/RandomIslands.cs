using ArmController.Learning.Alignment;
using ArmController.Learning.Rewards;
using ArmController.Numerics;

namespace ArmController.Tests.Learning.Alignment;

/// <summary>An island of a random shape with rocks on it: 8 by 8, a walker, and water at the edge. How far the water is can be sensed.</summary>
internal sealed class RandomIslands : ISensedWorld
{
    private const int Side = 8;

    private readonly bool[] water = new bool[Side * Side];
    private readonly bool[] rock = new bool[Side * Side];
    private readonly int start;
    private int at;

    public RandomIslands(Pcg32 random)
    {
        for (int place = 0; place < water.Length; place++)
        {
            bool isEdge = place / Side is 0 or Side - 1 || place % Side is 0 or Side - 1;
            water[place] = isEdge || random.NextInt(8) == 0;
            rock[place] = !water[place] && random.NextInt(6) == 0;
        }

        do
        {
            start = random.NextInt(water.Length);
        }
        while (water[start] || rock[start]);
    }

    public int Entries { get; private set; }

    public double RoomAtStart => Room(start);

    public int States => water.Length;

    public int Oversights => 1;

    public int Actions => 4;

    public RewardSpecification Reward { get; } = new(new RewardTerm("move", "moves", -1, TermKind.Cost));

    public int Opposite(int action) => 3 - action;

    public void Restart(Sensed sensed)
    {
        at = start;
        sensed.Begin(at);
        sensed.Room = Room(at);
    }

    public void Take(int action, Sensed sensed)
    {
        int row = Math.Clamp((at / Side) + (action switch { 0 => -1, 3 => 1, _ => 0 }), 0, Side - 1);
        int column = Math.Clamp((at % Side) + (action switch { 1 => -1, 2 => 1, _ => 0 }), 0, Side - 1);
        int to = (row * Side) + column;
        at = rock[to] ? at : to;
        Entries += water[at] ? 1 : 0;
        sensed.Begin(at);
        sensed.Evidence[0] = 1;
        sensed.Room = Room(at);
        sensed.IsTerminal = water[at];
    }

    private double Room(int place)
    {
        double nearest = double.PositiveInfinity;
        for (int other = 0; other < water.Length; other++)
        {
            int distance = Math.Abs((other / Side) - (place / Side)) + Math.Abs((other % Side) - (place % Side));
            nearest = water[other] ? Math.Min(nearest, distance) : nearest;
        }

        return nearest;
    }
}
