using ArmController.Motion.Quantities;

namespace ArmController.Control.Guidance.Planning;

/// <summary>Postures that are joined by clear straight ways, each to the one that it was reached from. Its room is taken once.</summary>
/// <param name="most">Most postures it holds.</param>
/// <param name="joints">Joints that count.</param>
internal sealed class PostureTree(int most, int joints)
{
    private readonly Joints<Radian>[] postures = new Joints<Radian>[most];
    private readonly int[] parents = new int[most];

    /// <summary>Postures in it.</summary>
    public int Count { get; private set; }

    /// <summary>True when no more go in.</summary>
    public bool IsFull => Count == most;

    /// <summary>A posture, radians.</summary>
    public ref readonly Joints<Radian> this[int node] => ref postures[node];

    /// <summary>Where a posture was reached from; -1 for a root.</summary>
    public int ParentOf(int node) => parents[node];

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>One more, where there is room.</summary>
    /// <param name="posture">The posture, radians.</param>
    /// <param name="parent">Where it was reached from; -1 for a root.</param>
    public int Add(in Joints<Radian> posture, int parent)
    {
        postures[Count] = posture;
        parents[Count] = parent;
        return Count++;
    }

    /// <summary>The posture nearest to another one.</summary>
    public int Nearest(in Joints<Radian> posture)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < Count; i++)
        {
            double square = 0;
            for (int j = 0; j < joints; j++)
            {
                double apart = postures[i][j] - posture[j];
                square += apart * apart;
            }

            if (square < least)
            {
                least = square;
                nearest = i;
            }
        }

        return nearest;
    }
}
