using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>Judges by the true tip: within a tolerance of the goal for long enough.</summary>
/// <param name="goals">Where goals come from.</param>
/// <param name="toleranceMetres">Tolerances, widest first; an attempt ends with success within the last.</param>
/// <param name="holdDecisions">Decisions in a row that must be within tolerance.</param>
/// <param name="mostDecisions">Decisions an attempt may take.</param>
public sealed class ReachJudge(ReachGoals goals, double[] toleranceMetres, int holdDecisions, int mostDecisions) : IJudge
{
    private readonly Streak[] streaks = new Streak[toleranceMetres.Length];
    private Vector3d place;
    private double last;

    /// <inheritdoc/>
    public int MostDecisions => mostDecisions;

    /// <inheritdoc/>
    public bool IsOver => streaks[^1].Reached;

    /// <summary>Goals closer than twice the widest tolerance are no task and are drawn again.</summary>
    public void Draw(Pcg32 random, in Truth truth, out Goal goal)
    {
        Vector3d drawn;
        do
        {
            goals.Next(random, out drawn);
        }
        while ((drawn - truth.Tip).Length < 2 * toleranceMetres[0]);
        goal = Goal.AtPoint(drawn);
    }

    /// <inheritdoc/>
    public void Begin(in Goal goal)
    {
        place = goal.Place;
        Array.Clear(streaks);
    }

    /// <inheritdoc/>
    public void Note(in Truth truth)
    {
        double distance = (place - truth.Tip).Length;
        last = distance;
        for (int i = 0; i < streaks.Length; i++)
        {
            streaks[i].Note(distance, toleranceMetres[i], holdDecisions);
        }
    }

    /// <inheritdoc/>
    public bool Won(int criterion) => streaks[criterion].Reached;

    /// <inheritdoc/>
    public bool Holds(int criterion) => last <= toleranceMetres[criterion];
}
