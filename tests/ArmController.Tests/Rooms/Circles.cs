namespace ArmController.Tests.Rooms;

/// <summary>Finds who can come back to where he began by following arrows: the strongly connected components of more than one node.</summary>
internal sealed class Circles
{
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> arrows;
    private readonly Dictionary<string, int> entered = [];
    private readonly Dictionary<string, int> lowest = [];
    private readonly Stack<string> open = [];
    private readonly List<string[]> found = [];

    private Circles(IReadOnlyDictionary<string, IReadOnlySet<string>> arrows) => this.arrows = arrows;

    /// <summary>The circles, each in the order of its names. Tarjan 1972, "Depth-First Search and Linear Graph Algorithms".</summary>
    public static IReadOnlyList<string[]> Of(IReadOnlyDictionary<string, IReadOnlySet<string>> arrows)
    {
        Circles circles = new(arrows);
        foreach (string node in arrows.Keys.Order(StringComparer.Ordinal))
        {
            if (!circles.entered.ContainsKey(node))
            {
                circles.Visit(node);
            }
        }

        return circles.found;
    }

    private void Visit(string node)
    {
        entered[node] = lowest[node] = entered.Count;
        open.Push(node);
        foreach (string next in arrows[node].Where(arrows.ContainsKey))
        {
            if (!entered.TryGetValue(next, out int at))
            {
                Visit(next);
                lowest[node] = Math.Min(lowest[node], lowest[next]);
            }
            else if (open.Contains(next))
            {
                lowest[node] = Math.Min(lowest[node], at);
            }
        }

        if (lowest[node] != entered[node])
        {
            return;
        }

        List<string> circle = [];
        do
        {
            circle.Add(open.Pop());
        }
        while (circle[^1] != node);

        if (circle.Count > 1)
        {
            found.Add([.. circle.Order(StringComparer.Ordinal)]);
        }
    }
}
