namespace ArmController.Control.Guidance.Motions;

/// <summary>
/// A motion in a situation as ten places, one in each of ten small tables. The tables that do not tell motions apart are what is learned fast: one
/// sample of any motion teaches all of them.
/// </summary>
public static class MotionFeatures
{
    /// <summary>Number of tables.</summary>
    public const int Active = 10;

    private const int Motions = MotionLaw.Count;
    private const int Endings = (int)Ending.Stalled + 1;
    private const int MostTries = 3;
    private const int Histories = 1 + (MostTries * Endings);
    private const int Outlooks = 8;
    private const int Tried = MostTries + 1;
    private const int Arrivals = 4 * Tried;

    /// <summary>Number of places in all tables.</summary>
    public const int Count = Motions + (Motions * Motions * Endings) + (Motions * Relations.Lies) + (Motions * Relations.Directions)
        + Histories + (Motions * Histories) + (Outlooks * Tried) + (Motions * Outlooks) + Arrivals + (Motions * Arrivals);

    /// <summary>Writes the places of a motion.</summary>
    /// <param name="situation">How things lie.</param>
    /// <param name="motion">The motion.</param>
    /// <param name="places">The ten places, each below <see cref="Count"/>.</param>
    public static void Write(Situation situation, Motion motion, Span<int> places)
    {
        int a = (int)motion;
        int tries = Math.Min(situation.Tries(motion), MostTries);
        int history = tries == 0 ? 0 : 1 + ((tries - 1) * Endings) + (int)situation.EndingOf(motion);
        int before = ((int)situation.Last * Endings) + (int)situation.LastEnding;
        Outlook outlook = situation[motion];
        int view = (outlook.IsClear ? 1 : 0) | (outlook.After.Sees ? 2 : 0) | (situation.Now.Sees ? 4 : 0);
        int arrival = (((outlook.IsClear ? 1 : 0) | (outlook.Arrives ? 2 : 0)) * Tried) + tries;
        int offset = 0;
        int table = 0;
        Add(places, ref table, ref offset, a, Motions);
        Add(places, ref table, ref offset, (before * Motions) + a, Motions * Motions * Endings);
        Add(places, ref table, ref offset, (situation.Now.Lie * Motions) + a, Motions * Relations.Lies);
        Add(places, ref table, ref offset, (situation.Now.Direction * Motions) + a, Motions * Relations.Directions);
        Add(places, ref table, ref offset, history, Histories);
        Add(places, ref table, ref offset, (history * Motions) + a, Motions * Histories);
        Add(places, ref table, ref offset, (view * Tried) + tries, Outlooks * Tried);
        Add(places, ref table, ref offset, (view * Motions) + a, Motions * Outlooks);
        Add(places, ref table, ref offset, arrival, Arrivals);
        Add(places, ref table, ref offset, (arrival * Motions) + a, Motions * Arrivals);
    }

    private static void Add(Span<int> places, ref int table, ref int offset, int place, int count)
    {
        places[table++] = offset + place;
        offset += count;
    }
}
