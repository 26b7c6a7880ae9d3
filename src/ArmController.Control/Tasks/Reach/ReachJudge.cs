using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>Judges by the true tip: within a tolerance of the goal for long enough, and where goals ask for a pitch, within that of it too.</summary>
/// <param name="goals">Where goals come from.</param>
/// <param name="toleranceMetres">Tolerances, widest first; an attempt ends with success within the last.</param>
/// <param name="pitchToleranceRadians">Tolerance of the last link's pitch; null where goals are places alone.</param>
/// <param name="holdDecisions">Decisions in a row that must be within tolerance.</param>
/// <param name="mostDecisions">Decisions an attempt may take.</param>
public sealed class ReachJudge(
    ReachGoals goals, double[] toleranceMetres, double? pitchToleranceRadians, int holdDecisions, int mostDecisions) : IJudge
{
    private readonly Streak[] streaks = new Streak[toleranceMetres.Length];
    private Goal wanted;
    private double last;

    /// <inheritdoc/>
    public int MostDecisions => mostDecisions;

    /// <inheritdoc/>
    public bool IsOver => streaks[^1].Reached;

    /// <summary>Goals closer than twice the widest tolerance are no task and are drawn again.</summary>
    public void Draw(Pcg32 random, in Truth truth, out Goal goal)
    {
        Vector3d place;
        Joints<Radian> posture;
        do
        {
            goals.Next(random, out place, out posture);
        }
        while ((place - truth.Tip).Length < 2 * toleranceMetres[0]);
        goal = pitchToleranceRadians is null ? Goal.AtPoint(place) : Goal.AtPose(place, 0, goals.PitchAt(posture));
    }

    /// <inheritdoc/>
    public void Begin(in Goal goal)
    {
        wanted = goal;
        Array.Clear(streaks);
    }

    /// <inheritdoc/>
    public void Note(in Truth truth)
    {
        double distance = (wanted.Place - truth.Tip).Length;
        if (pitchToleranceRadians is { } tolerance && Math.Abs(goals.PitchAt(truth.Angles) - wanted.PitchRadians) > tolerance)
        {
            // Wherever the tip is, it points another way.
            distance = double.PositiveInfinity;
        }

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
